/**
 * Gives each state of a task run a time of its own, to the microsecond, as Prefect's server takes no two states of one time; ours
 * have milliseconds.
 */
export class DistinctTimes {
  readonly #last = new Map<string, string>();

  after(taskRunId: string, timestamp: string): string {
    const last = this.#last.get(taskRunId);
    const own = inMicroseconds(timestamp);
    const time = last === undefined || own > last ? own : oneLater(last);
    this.#last.set(taskRunId, time);
    return time;
  }
}

/** `2026-01-01T12:00:00.123000Z`: such texts are in the order of their times. */
function inMicroseconds(timestamp: string): string {
  return new Date(timestamp).toISOString().replace("Z", "000Z");
}

function oneLater(time: string): string {
  const microseconds = Number(time.slice(-4, -1)) + 1;
  if (microseconds < 1000) return `${time.slice(0, -4)}${String(microseconds).padStart(3, "0")}Z`;
  return inMicroseconds(new Date(Date.parse(`${time.slice(0, -4)}Z`) + 1).toISOString());
}

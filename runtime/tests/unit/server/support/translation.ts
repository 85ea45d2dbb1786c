const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/giu;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/u;

/** Fields whose values are the server's own to choose: names that it makes up, durations, addresses. */
const FREE: ReadonlySet<string> = new Set([
  "name",
  "total_run_time",
  "estimated_run_time",
  "estimated_start_time_delta",
  "time_in_current_state",
  "status",
  "last_polled",
  "block_type_id",
]);

/** A recording's ids in ours, as they are learnt from the answers. */
export class Translation {
  readonly #ours = new Map<string, string>();

  /** Finds the ids of a recorded answer in the places where ours has its own. */
  learn(recorded: unknown, given: unknown): void {
    if (typeof recorded === "string" && typeof given === "string") {
      const [theirs, ours] = [recorded.match(ID), given.match(ID)];
      if (theirs !== null && theirs.length === ours?.length)
        theirs.forEach((id, at) => this.#ours.set(id, ours[at] ?? id));
    } else if (Array.isArray(recorded) && Array.isArray(given)) {
      recorded.forEach((item, at) => this.learn(item, given[at]));
    } else if (isObject(recorded) && isObject(given)) {
      for (const [key, value] of Object.entries(recorded)) this.learn(value, given[key]);
    }
  }

  /** What was recorded, with our ids. */
  ours<Value>(recorded: Value): Value {
    const text = JSON.stringify(recorded).replaceAll(ID, (id) => this.#ours.get(id) ?? id);
    return JSON.parse(text) as Value;
  }

  /** An answer with what differs from run to run out of it: ids and moments, and what the server is free to choose. */
  plain(value: unknown, recorded: unknown, field = ""): unknown {
    // what was not said is no promise
    if (recorded === null) return null;
    if (typeof value === "string") {
      if (MOMENT.test(value)) return "a moment";
      return FREE.has(field) ? "free" : value.replaceAll(ID, "an id");
    }
    if (typeof value === "number" && FREE.has(field)) return "free";
    if (Array.isArray(value)) {
      const list = value.map((item, at) =>
        this.plain(item, Array.isArray(recorded) ? recorded[at] : undefined, field),
      );
      return list.every((item) => typeof item === "string") ? list.toSorted() : list;
    }
    if (!isObject(value)) return value;
    // what ours says besides is no difference to a client
    const keys = isObject(recorded) ? Object.keys(recorded) : Object.keys(value);
    return Object.fromEntries(
      keys.map((key) => [key, this.plain(value[key], isObject(recorded) ? recorded[key] : undefined, key)]),
    );
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const two = (number: number): string => String(number).padStart(2, "0");

/** `34 ms`, `4.2 s`, `12 s`, `2 m 05 s`, `1 h 02 m`. */
export function lengthText(seconds: number): string {
  if (seconds < 0.1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} m ${two(whole % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m`;
}

/** Seconds from the start of a run to its end, or to a time in milliseconds; undefined where it has not begun. */
export function secondsOf(
  run: { readonly startTime: string | null; readonly endTime: string | null },
  now: number,
): number | undefined {
  if (run.startTime === null) return undefined;
  const end = run.endTime === null ? now : Date.parse(run.endTime);
  return Math.max(0, (end - Date.parse(run.startTime)) / 1000);
}

/** Writes times in the person's own zone. The first format of a process takes 5 to 10 ms, so it is made when it is first used. */
export function formatOf(options: Intl.DateTimeFormatOptions): (time: Date) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (time) => (format ??= new Intl.DateTimeFormat("en-GB", options)).format(time);
}

const moment = formatOf({ dateStyle: "medium", timeStyle: "medium" });

/** Date and time of a run, in the person's own zone. */
export const momentText = (time: string): string => moment(new Date(time));

/** `20:33:27.906`, in the person's own zone. */
export function clockText(time: string): string {
  const at = new Date(time);
  const clock = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":");
  return `${clock}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

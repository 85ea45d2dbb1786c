/** `34 ms`, `0.4 s`, `12 s`, `2 m 05 s`, `1 h 02 m`, `25 h 00 m`. */
export function inHours(seconds: number): string {
  if (seconds < 0.1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} m ${two(whole % 60)} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m`;
}

/** The same, and from a day on `3 d 04 h`; nothing for what is no length. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return "";
  if (Math.round(seconds / 60) < 24 * 60) return inHours(seconds);
  const hours = Math.round(seconds / 3600);
  return `${Math.floor(hours / 24)} d ${two(hours % 24)} h`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** Seconds that a run has taken until it ended, or until a time in milliseconds; null where it has not begun. */
export function secondsOf(
  run: { readonly startTime: string | null; readonly endTime: string | null },
  now: number,
): number | null {
  if (run.startTime === null) return null;
  const end = run.endTime === null ? now : Date.parse(run.endTime);
  return Math.max(0, (end - Date.parse(run.startTime)) / 1000);
}

/** `just now`, `5 minutes ago`, `in 2 hours`, `3 days ago`. */
export function ago(time: string, now: number): string {
  const seconds = (Date.parse(time) - now) / 1000;
  const size = Math.abs(seconds);
  if (size < 5) return "just now";
  const [unit, each] = UNITS.find(([, length]) => size >= length) ?? (["second", 1] as const);
  return RELATIVE.format(Math.trunc(seconds / each), unit);
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;
const RELATIVE = /* @__PURE__ */ new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** Writes times in the reader's own zone. The first format of a process takes 5 to 10 ms, so it is made when it is first used. */
export function formatOf(options: Intl.DateTimeFormatOptions): (time: Date) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (time) => (format ??= new Intl.DateTimeFormat("en-GB", options)).format(time);
}

const inMoment = /* @__PURE__ */ formatOf({ dateStyle: "medium", timeStyle: "medium" });

/** `25 Nov 2026, 20:33:27`, in the reader's own zone. */
export function moment(time: string): string {
  return inMoment(new Date(time));
}

/** `20:33:27.906`, in the reader's own zone. */
export function clock(time: string): string {
  const at = new Date(time);
  const parts = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(":");
  return `${parts}.${String(at.getMilliseconds()).padStart(3, "0")}`;
}

/** `cell 4`, `cells 3–5`, `cells 2, 4–6`; nothing for none. */
export function cellsText(cells: readonly number[]): string {
  if (cells.length === 0) return "";
  const sorted = [...cells].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const cell of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && cell <= last[1] + 1) last[1] = cell;
    else ranges.push([cell, cell]);
  }
  const text = ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
  return `${sorted.length === 1 ? "cell" : "cells"} ${text}`;
}

export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

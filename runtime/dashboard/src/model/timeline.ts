import { scaleTime } from "d3-scale";

export interface TimeAxis {
  /** From the left, in the unit of the width that was given. */
  at(time: string | number): number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** At least so long, so that a run of a moment has an axis too. */
const SHORTEST_MS = 1000;
const TICK_WIDTH = 96;

/** A time axis from a run's start to its end, or to now. */
export function timeAxis(start: number, end: number, width: number): TimeAxis {
  const last = Math.max(end, start + SHORTEST_MS);
  const scale = scaleTime()
    .domain([new Date(start), new Date(last)])
    .range([0, width]);
  let count = Math.max(2, Math.floor(width / TICK_WIDTH));
  // a month that begins on its second day has no first of a month, and so no tick, where two are asked for
  while (scale.ticks(count).length === 0) count += 1;
  const format = scale.tickFormat(count, undefined);
  return {
    at: (time) => scale(typeof time === "number" ? time : Date.parse(time)),
    ticks: scale.ticks(count).map((tick) => ({ at: scale(tick), label: labelOf(tick, format(tick)) })),
  };
}

/** Parts of a second as the clock's, where the library's label is of those alone. */
function labelOf(tick: Date, label: string): string {
  if (/^\.\d/u.test(label)) return `${two(tick.getSeconds())}${label} s`;
  if (/^:\d\d$/u.test(label)) return `${two(tick.getHours())}:${two(tick.getMinutes())}${label}`;
  if (/^\d\d:\d\d$/u.test(label)) return `${two(tick.getHours())}:${two(tick.getMinutes())}`;
  if (/^\d\d [AP]M$/u.test(label)) return `${two(tick.getHours())}:00`;
  return label;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

/** Where a bar begins and how long it is; never so short that it can't be seen. */
export function barOf(
  axis: TimeAxis,
  span: { readonly startTime: string | null; readonly endTime: string | null },
  now: number,
): { readonly left: number; readonly width: number } | null {
  if (span.startTime === null) return null;
  const left = axis.at(span.startTime);
  return { left, width: Math.max(3, axis.at(span.endTime ?? now) - left) };
}

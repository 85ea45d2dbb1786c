import type { LogLine } from "../client/index.js";

/** Lines of a log in the order of their times, each once; `older` says whether there may be some before them. */
export interface LogBuffer {
  readonly lines: readonly LogLine[];
  readonly older: boolean;
}

export const EMPTY: LogBuffer = { lines: [], older: true };

/** Adds lines, which may have come before, or out of order. */
export function withLines(buffer: LogBuffer, added: readonly LogLine[], older = buffer.older): LogBuffer {
  const { lines } = buffer;
  const known = new Set(lines.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !known.has(id) && known.add(id));
  if (fresh.length === 0) return older === buffer.older ? buffer : { lines, older };
  const sorted = fresh.toSorted(inTime);
  const [first, last] = [lines[0], lines.at(-1)];
  const [oldest, newest] = [sorted[0], sorted.at(-1)];
  if (last === undefined || (oldest !== undefined && inTime(last, oldest) <= 0))
    return { lines: [...lines, ...sorted], older };
  if (first !== undefined && newest !== undefined && inTime(newest, first) <= 0)
    return { lines: [...sorted, ...lines], older };
  return { lines: [...lines, ...sorted].sort(inTime), older };
}

function inTime(a: LogLine, b: LogLine): number {
  if (a.timestamp !== b.timestamp) return a.timestamp < b.timestamp ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

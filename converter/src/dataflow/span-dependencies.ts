import type { CellRole } from "./dataflow.js";
import type { Edges } from "./edges.js";
import { isIdle, type CellRecord, type Span } from "./record.js";

/**
 * What runs between two readings of a clock whose difference some cell takes, or while something is on, begins after the one cell
 * and ends before the other.
 */
export function orderMeasured(
  records: readonly CellRecord[],
  roles: readonly CellRole[],
  edges: Edges,
): void {
  const ofProcess = records.some(({ asksProcess }) => asksProcess);
  for (const { cell: measuring, spans } of records) {
    for (const span of spans.values()) {
      const { from, to } = span;
      const words = wordsOf(span, measuring);
      edges.add(from, to, "effect", null, `cell ${to} ${words}`);
      records.forEach((record, index) => {
        const { cell } = record;
        if (cell <= from || cell >= to || takesNoTime(record, roles[index])) return;
        edges.add(from, cell, "effect", null, `cell ${to} ${words}, and cell ${cell} runs in between`);
        const reason = `cell ${to} ${words}, so it waits for cell ${cell}, which runs in between`;
        edges.add(cell, to, "effect", null, reason);
        if (ofProcess)
          record.measured = `is measured by what the process spends, from cell ${from} to cell ${to}`;
      });
    }
  }
}

function wordsOf({ from, to, started }: Span, measuring: number): string {
  if (started) return `stops or asks what cell ${from} starts`;
  return to === measuring
    ? `measures the time since cell ${from}`
    : `ends the time that cell ${measuring} measures from cell ${from} on`;
}

/** Definitions, and what does nothing. */
function takesNoTime(record: CellRecord, role: CellRole | undefined): boolean {
  if (isIdle(record) || role === "empty") return true;
  return role === "definitions" && [...record.names.values()].every(({ same }) => same === null);
}

import type { CellRole } from "./dataflow.js";
import type { Edges } from "./edges.js";
import { isIdle, type CellRecord } from "./record.js";

/** What runs between two readings of a clock whose difference some cell takes begins after the one and ends before the other. */
export function orderMeasured(
  records: readonly CellRecord[],
  roles: readonly CellRole[],
  edges: Edges,
): void {
  const ofProcess = records.some(({ asksProcess }) => asksProcess);
  for (const { cell: measuring, spans } of records) {
    for (const [to, starts] of spans) {
      for (const from of starts) {
        const until = to === measuring ? "measures" : `lets cell ${measuring} measure`;
        const time = `the time since cell ${from}`;
        edges.add(from, to, "effect", null, `cell ${to} ${until} ${time}`);
        records.forEach((record, index) => {
          const { cell } = record;
          if (cell <= from || cell >= to || takesNoTime(record, roles[index])) return;
          const reason = `cell ${measuring} measures ${time}, so cell ${cell}, which runs in between, waits for its start`;
          edges.add(from, cell, "effect", null, reason);
          edges.add(
            cell,
            to,
            "effect",
            null,
            `cell ${to} ${until} ${time}, so it waits for cell ${cell}, which runs in between`,
          );
          if (ofProcess)
            record.measured = `is measured by what the process spends, from cell ${from} to cell ${to}`;
        });
      }
    }
  }
}

/** Definitions, and what does nothing. */
function takesNoTime(record: CellRecord, role: CellRole | undefined): boolean {
  if (isIdle(record) || role === "empty") return true;
  return role === "definitions" && [...record.names.values()].every(({ same }) => same === null);
}

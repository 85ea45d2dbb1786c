import type { Analysis } from "./analysis.js";
import type { Diagnostic } from "./plan.js";

/**
 * `run-out-of-order`: the notebook was last run in another order than it stands in, so that what it shows may come from
 * cells below, and a run from the top may give something else. Said at the first such cell.
 */
export function outOfOrder({ cells }: Analysis): Diagnostic[] {
  let latest = { number: 0, count: 0 };
  for (const { cell } of cells.values()) {
    const { number, executionCount: count } = cell;
    if (count === null) continue;
    if (count < latest.count) {
      const message = `cell ${number} was run before cell ${latest.number}, which stands above it: a run from the top may give other results than the notebook shows`;
      return [
        { severity: "info", code: "run-out-of-order", message, cell: number, line: null, column: null },
      ];
    }
    latest = { number, count };
  }
  return [];
}

import type { CellOutput } from "../python/worker.js";

/** What is known of a code cell of a run. */
export interface CellRecord {
  /** Its number among the notebook's code cells, from 1. */
  readonly cell: number;
  /** The source that ran, or would have; null where that is a function of the script, and the notebook has the cell. */
  readonly source: string | null;
  /** Null where it never ran. */
  readonly ran: { readonly outputs: readonly CellOutput[]; readonly executionCount: number | null } | null;
}

import type { CellOutput } from "../python/worker.js";
import type { Artifact } from "../store/records.js";
import type { CellRecord } from "./cell-record.js";

/** A cell as the script has it. */
export interface ScriptCell {
  readonly number: number;
  readonly source: string;
}

/**
 * What is known of each cell: of those that ran, what their artifacts say, of the others, the script's source.
 * Of a cell that ran several times (a task that was tried again), the last counts.
 */
export function recordsOf(
  artifacts: readonly Artifact[],
  cells: readonly ScriptCell[],
): readonly CellRecord[] {
  const records = new Map<number, CellRecord>(
    cells.map(({ number, source }) => [number, { cell: number, source, ran: null }]),
  );
  for (const { data } of artifacts) {
    const { cell, source, outputs, execution_count } = data as unknown as CellArtifact;
    records.set(cell, { cell, source, ran: { outputs, executionCount: execution_count } });
  }
  return [...records.values()];
}

/** What the engine keeps of a cell that ran, in an artifact of type `nbflow-cell`. */
interface CellArtifact {
  readonly cell: number;
  readonly source: string | null;
  readonly outputs: readonly CellOutput[];
  readonly execution_count: number | null;
}

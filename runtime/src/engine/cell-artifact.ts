import { v7 as uuid } from "uuid";
import type { CellOutput, Json } from "../python/worker.js";
import type { Recorder, TaskPlace } from "./recorder.js";

/** What a cell gave, as the artifact keeps it. */
export interface CellRecord {
  readonly cell: number;
  /** What ran: the report shows it where the notebook is gone, or no longer what it was. Null for a function of the script. */
  readonly source: string | null;
  readonly outputs: readonly CellOutput[];
  readonly execution_count: number | null;
  /** Seconds, and seconds of processors, where the worker measures. */
  readonly took?: { readonly seconds: number; readonly cpu: number };
}

export const CELL_ARTIFACT = "nbflow-cell";

/** Keeps the outputs of a home's cells as artifacts of their task runs, one for each cell of each run. */
export class CellArtifacts {
  readonly #recorder: Recorder;
  /** By cell: the run that ran it last, whose outputs a later cell may change. */
  readonly #kept = new Map<number, Kept>();

  constructor(recorder: Recorder) {
    this.#recorder = recorder;
  }

  save(place: TaskPlace, record: CellRecord): void {
    const before = this.#kept.get(record.cell);
    const again = before?.place.taskRunId === place.taskRunId;
    const created = this.#recorder.clock.now().toISOString();
    const kept = { id: again ? before.id : uuid(), place, record, created: again ? before.created : created };
    this.#kept.set(record.cell, kept);
    this.#write(kept);
  }

  /** A later cell changed what this one shows. */
  change(cell: number, outputs: readonly CellOutput[]): void {
    const kept = this.#kept.get(cell);
    if (kept === undefined) return;
    const changed = { ...kept, record: { ...kept.record, outputs } };
    this.#kept.set(cell, changed);
    this.#write(changed);
  }

  #write({ id, place, record, created }: Kept): void {
    this.#recorder.saveArtifact({
      id,
      key: `${CELL_ARTIFACT}-${record.cell}`,
      type: CELL_ARTIFACT,
      data: record as unknown as Json,
      description: `What cell ${record.cell} gave`,
      created,
      updated: this.#recorder.clock.now().toISOString(),
      ...place,
    });
  }
}

interface Kept {
  readonly id: string;
  readonly place: TaskPlace;
  readonly record: CellRecord;
  readonly created: string;
}

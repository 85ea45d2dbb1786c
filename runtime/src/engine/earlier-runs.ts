import type { FlowRun, TaskRun } from "../store/index.js";
import type { FileMark } from "./file-marks.js";
import { lineageOf } from "./lineage.js";
import type { Recorder } from "./recorder.js";

/** So many runs of the flow are looked at, the newest first. */
const RUNS = 20;

export interface EarlierRun {
  readonly taskRun: TaskRun;
  readonly flowRun: FlowRun;
}

/** Where what a reused task run gave is from, as its state says it. */
export interface ReusedFrom {
  readonly flowRunId: string;
  readonly flowRunName: string;
  readonly taskRunId: string;
}

/**
 * Earlier runs of a flow, whose task runs are reused where their lineage is the same.
 *
 * While one is decided on, no cells begin that come to be ready: so they begin in the notebook's order.
 */
export class EarlierRuns {
  readonly #recorder: Recorder;
  readonly #flowName: string;
  readonly #deciding = new Set<Promise<unknown>>();
  #known: Promise<Known> | null = null;

  constructor(recorder: Recorder, flowName: string) {
    this.#recorder = recorder;
    this.#flowName = flowName;
  }

  async find(key: string): Promise<EarlierRun | null> {
    return (await this.#all()).runs.get(key) ?? null;
  }

  /** Files as they were for those runs, by their paths in the cells. */
  async marks(): Promise<Readonly<Record<string, FileMark>>> {
    return (await this.#all()).marks;
  }

  /** Gives what `decide` does; where that is false, only after all that are being decided on have been. */
  async decide(decide: () => Promise<boolean>): Promise<boolean> {
    const deciding = decide();
    this.#deciding.add(deciding);
    const isReused = await deciding.finally(() => this.#deciding.delete(deciding));
    if (isReused) return true;
    while (this.#deciding.size > 0) await Promise.allSettled(this.#deciding);
    return false;
  }

  #all(): Promise<Known> {
    return (this.#known ??= this.#read());
  }

  async #read(): Promise<Known> {
    const runs = new Map<string, EarlierRun>();
    const marks: Record<string, FileMark> = {};
    for (const flowRun of await this.#recorder.flowRunsOf(this.#flowName, RUNS)) {
      for (const taskRun of await this.#recorder.taskRunsOf(flowRun.id)) {
        const lineage = lineageOf(taskRun.state?.details);
        if (taskRun.state?.type !== "COMPLETED" || lineage === null) continue;
        if (!runs.has(lineage.key)) runs.set(lineage.key, { taskRun, flowRun });
        for (const [path, mark] of Object.entries(lineage.files)) marks[path] ??= mark;
      }
    }
    return { runs, marks };
  }
}

interface Known {
  readonly runs: ReadonlyMap<string, EarlierRun>;
  readonly marks: Readonly<Record<string, FileMark>>;
}

/** Where a task run that was reused is from; null where it has run itself. */
export function reusedFrom({ state }: TaskRun): ReusedFrom | null {
  if (state?.name !== "Cached") return null;
  return (state.details["reusedFrom"] as ReusedFrom | undefined) ?? null;
}

import type { Environment, PythonWorker } from "../python/worker.js";
import type { PythonDefinition } from "./definition.js";
import { Keeping } from "./keeping.js";
import { environmentOf } from "./lineage.js";
import { Placement, type PlacementOptions } from "./placement.js";
import type { Policy } from "./policy.js";
import { PythonHome } from "./python-home.js";
import type { PythonRunner } from "./python-runner.js";
import type { PythonTurn } from "./python-turn.js";
import type { Recorder } from "./recorder.js";
import { Restoring } from "./restoring.js";
import { setupTask } from "./setup-task.js";
import type { TaskRunner } from "./task-runner.js";
import { versionOf } from "./version-of.js";

interface Given {
  readonly start: (python: PythonDefinition) => PythonWorker;
  /** All task runs of the flow run, in the order of their calls. */
  readonly runs: () => readonly TaskRunner[];
  readonly policy: Policy | null;
  readonly placement: PlacementOptions;
}

/** What a try of a flow run has of one Python: its home, which has no process before one is needed, and what is kept of it. */
export class PythonPlace {
  readonly restoring: Restoring;
  readonly keeping: Keeping;
  /** The run of its setup; null where it has none. */
  setup: PythonRunner | null = null;
  readonly #python: PythonDefinition;
  readonly #recorder: Recorder;
  readonly #given: Given;
  #home: PythonHome | null = null;
  #environment: Promise<Environment | null> = Promise.resolve(null);

  constructor(python: PythonDefinition, recorder: Recorder, given: Given) {
    this.#python = python;
    this.#recorder = recorder;
    this.#given = given;
    this.restoring = new Restoring(given.runs);
    this.keeping = new Keeping(recorder, versionOf(setupTask(python).body));
  }

  get home(): PythonHome {
    return (this.#home ??= this.#begin());
  }

  /** What its cells run with; null where that is not known. */
  get environment(): Promise<Environment | null> {
    return this.#environment;
  }

  /** Starts its process, where it has none. */
  start(): void {
    void this.home;
  }

  /** Its process was lost: another takes its place. Gives the turns that wait there. */
  renew(): readonly PythonTurn[] {
    const waiting = this.home.renew(this.#given.start(this.#python));
    this.restoring.forget();
    return waiting;
  }

  async close(): Promise<void> {
    await this.#home?.close();
  }

  #begin(): PythonHome {
    const { start, policy, placement } = this.#given;
    const worker = start(this.#python);
    this.#environment = environmentOf(worker);
    return new PythonHome(worker, this.#recorder, policy, new Placement(placement));
  }
}

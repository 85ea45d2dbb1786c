import type { PythonWorker } from "../python/worker.js";
import type { RunStore } from "../store/index.js";
import type { Clock } from "./clock.js";
import type { CellLanguage } from "./definition.js";
import type { Observer } from "./events.js";
import type { PlacementOptions } from "./placement.js";
import type { Policy } from "./policy.js";

/** All that the engine touches outside itself. */
export interface World {
  readonly store: RunStore;
  /**
   * Gives the home worker of a flow run and a `python()` value: a new process, or one that was started ahead.
   * The engine closes what it was given.
   */
  readonly startPython: StartPython;
  /** Default: the system's. */
  readonly clock?: Clock;
  readonly observe?: Observer;
  /** Default: cells run in the notebook's order. */
  readonly policy?: Policy;
  /** Which cells run in forks of home. What cells took in earlier runs is read from the store where it is not given. */
  readonly placement?: PlacementOptions;
}

export type StartPython = (request: PythonRequest) => PythonWorker;

/** What `python({ … })` or `typescript({ … })` says in the script. */
export interface PythonRequest {
  readonly language: CellLanguage;
  /** The notebook's path, relative to the script's folder; null where the script names none. */
  readonly notebook: string | null;
  /** The kernelspec's name; null where the notebook names none. */
  readonly kernel: string | null;
  readonly flowRunId: string;
}

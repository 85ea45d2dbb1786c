import type { PythonBranch, PythonWorker } from "../python/worker.js";
import type { PythonBody } from "./definition.js";

/** What waits at a home for its turn. */
export interface PythonTurn {
  /** Turns are taken in this order: the first of its cells. */
  readonly order: number;
  /** The task run's name. */
  readonly name: string;
  readonly body: Pick<PythonBody, "cells">;
  /** It comes before all others, whatever the order of these. */
  readonly isSetup: boolean;
  /** It may run in a fork of home. */
  readonly mayRunApart: boolean;
  /** Runs the cells; by the time it resolves, the task run has ended and all that waited for it knows. Never rejects. */
  take(worker: PythonWorker): Promise<TurnResult>;
  /**
   * Runs the cells in a fork, of which nothing is seen yet. Gives null where what they made can be joined, else the reason, in
   * words, why they must run at home: `take` does that, as if nothing had been. Never rejects.
   */
  takeApart(branch: PythonBranch): Promise<string | null>;
  /** The fork has been joined: shows what its cells showed, and ends the task run. */
  joined(worker: PythonWorker): Promise<void>;
  /** The home has another process: it waits for its turn again when what it needs is there. */
  restart(): void;
  /** It is running, and what the run's Python takes is more than it may: it fails. */
  exceeded(used: number, limit: number): void;
  /** Says where the cells run, and why not in a fork where they might have. */
  placed(apart: boolean, why: string | null): void;
  /** Ends the task run without running anything, as an earlier cell has failed. */
  skip(reason: string): void;
  /** The home's process could not be started. */
  crash(error: unknown): void;
}

/** Why no cell after this turn's may run at this home any more, or none at all as its process is lost; null where all may. */
export type TurnResult = { readonly stop: string; readonly isLost?: true } | null;

import type { PythonWorker } from "../python/worker.js";
import { CellArtifacts } from "./cell-artifact.js";
import type { Policy } from "./policy.js";
import type { PythonTurn } from "./python-turn.js";
import type { Recorder } from "./recorder.js";
import { turnQueue, type TurnQueue } from "./turn-queue.js";

/**
 * The one process in which a flow run's cells run.
 *
 * 1. One turn at a time; of those that wait, the one with the lowest cell is next, or the one that the policy chooses.
 * 2. The next is chosen only when all that became ready by the last one's end has been queued.
 * 3. After a turn that says so, no other is taken: what waits, and what comes, is skipped with the reason.
 */
export class PythonHome {
  readonly artifacts: CellArtifacts;
  readonly #worker: PythonWorker;
  readonly #waiting: TurnQueue;
  #busy = false;
  #stopped: string | null = null;
  #closing: Promise<void> | null = null;

  constructor(worker: PythonWorker, recorder: Recorder, policy: Policy | null = null) {
    this.#worker = worker;
    this.#waiting = turnQueue(policy);
    this.artifacts = new CellArtifacts(recorder);
    // whoever waits for it is told; a home that nothing has come to yet has no one
    worker.ready.catch(() => undefined);
  }

  queue(turn: PythonTurn): void {
    if (this.#stopped !== null) return turn.skip(this.#stopped);
    this.#waiting.push(turn);
    if (!this.#busy) void this.#work();
  }

  /** Resolves when nothing of the process is left. */
  close(): Promise<void> {
    return (this.#closing ??= this.#worker.close());
  }

  async #work(): Promise<void> {
    this.#busy = true;
    try {
      await this.#worker.ready;
    } catch (error) {
      await settled();
      this.#waiting.pop()?.crash(error);
      this.#stop("the process for its cells could not be started");
    }
    for (;;) {
      await settled();
      const next = this.#waiting.pop();
      if (next === undefined) break;
      const result = await next.take(this.#worker);
      if (result !== null) this.#stop(result.stop);
    }
    this.#busy = false;
  }

  #stop(reason: string): void {
    this.#stopped ??= reason;
    for (let turn = this.#waiting.pop(); turn !== undefined; turn = this.#waiting.pop())
      turn.skip(this.#stopped);
  }
}

/** Resolves when everything that could run without waiting for the world has run: the script's own steps among it. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

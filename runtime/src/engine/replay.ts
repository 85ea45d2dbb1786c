import type { State } from "../state/index.js";
import { advance, type TaskRun } from "../store/index.js";

/**
 * What a flow run has done before, as its function is called again: each call of a task finds the run that it made then.
 *
 * 1. A run is found once.
 * 2. A call finds the run that was made with the same inputs: the one that was made in the same place among the task's calls
 *    where there is one, else another. A finished run is never given to a call with other inputs.
 */
export class Replay {
  readonly #runs = new Map<string, TaskRun[]>();
  readonly #calls = new Map<string, number>();
  readonly #next = new Map<string, number>();
  readonly #all: readonly TaskRun[];

  constructor(past: readonly TaskRun[] = []) {
    this.#all = past;
    for (const run of past) {
      const known = this.#runs.get(run.taskKey);
      if (known === undefined) this.#runs.set(run.taskKey, [run]);
      else known.push(run);
      const after = Number(run.dynamicKey) + 1;
      if (after > (this.#next.get(run.taskKey) ?? 0)) this.#next.set(run.taskKey, after);
    }
  }

  /** The flow run has done nothing before. */
  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  /** The run that the next call of a task made; null where it made none. */
  take(taskKey: string, inputKey: string): TaskRun | null {
    const runs = this.#runs.get(taskKey);
    if (runs === undefined || runs.length === 0) return null;
    const call = this.#calls.get(taskKey) ?? 0;
    this.#calls.set(taskKey, call + 1);
    const inPlace = runs.findIndex((run) => run.dynamicKey === String(call));
    const matches = (run: TaskRun | undefined): boolean => run?.inputKey === inputKey;
    let at = matches(runs[inPlace]) ? inPlace : runs.findIndex(matches);
    if (at < 0 && inPlace >= 0 && runs[inPlace]?.state?.type !== "COMPLETED") at = inPlace;
    return at < 0 ? null : (runs.splice(at, 1)[0] ?? null);
  }

  /** A run with all that took from it, and from that. */
  withWhatCameFrom(id: string): ReadonlySet<string> {
    const found = new Set([id]);
    for (let before = 0; before < found.size;) {
      before = found.size;
      for (const run of this.#all) {
        const inputs = Object.values(run.taskInputs).flat();
        if (inputs.some((input) => input.input_type === "task_run" && found.has(input.id))) found.add(run.id);
      }
    }
    return found;
  }

  /** Those of these runs that no call has found yet count as completed no more; gives them as they are now. */
  revoke(ids: ReadonlySet<string>, state: () => State): readonly TaskRun[] {
    const revoked: TaskRun[] = [];
    for (const runs of this.#runs.values()) {
      for (const [at, run] of runs.entries()) {
        if (!ids.has(run.id) || run.state?.type !== "COMPLETED") continue;
        const now = advance(run, state());
        runs[at] = now;
        revoked.push(now);
      }
    }
    return revoked;
  }

  /** The dynamic key of a new run of a task. */
  nextKey(taskKey: string): number {
    const next = this.#next.get(taskKey) ?? 0;
    this.#next.set(taskKey, next + 1);
    return next;
  }
}

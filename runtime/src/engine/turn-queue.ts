import { Heap } from "./heap.js";
import type { Policy } from "./policy.js";
import type { PythonTurn } from "./python-turn.js";

/** The turns that wait at a home. */
export interface TurnQueue {
  push(turn: PythonTurn): void;
  /** Takes the one that is next. */
  pop(): PythonTurn | undefined;
}

/** Lowest cell first, or as a policy chooses. */
export function turnQueue(policy: Policy | null): TurnQueue {
  return policy === null ? new Heap<PythonTurn>() : new ChosenQueue(policy);
}

class ChosenQueue implements TurnQueue {
  readonly #policy: Policy;
  #waiting: readonly PythonTurn[] = [];

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  push(turn: PythonTurn): void {
    this.#waiting = [...this.#waiting, turn];
  }

  pop(): PythonTurn | undefined {
    const next = this.#waiting.find((turn) => turn.isSetup) ?? this.#chosen();
    this.#waiting = this.#waiting.filter((turn) => turn !== next);
    return next;
  }

  #chosen(): PythonTurn | undefined {
    if (this.#waiting.length === 0) return undefined;
    const ready = this.#waiting.map(({ name, body }) => ({
      name,
      cells: body.cells.map((cell) => cell.number),
    }));
    const at = ready.indexOf(this.#policy.chooseNext(ready) as (typeof ready)[number]);
    if (at < 0) throw new Error("The policy chose a task that is not ready.");
    return this.#waiting[at];
  }
}

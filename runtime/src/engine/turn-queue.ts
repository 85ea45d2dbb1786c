import { Heap } from "./heap.js";
import type { Policy } from "./policy.js";
import type { PythonTurn } from "./python-turn.js";

/** The turns that wait at a home. */
export interface TurnQueue {
  push(turn: PythonTurn): void;
  /** Takes the one that is next. */
  pop(): PythonTurn | undefined;
  /** Takes those that are of a kind out of the order, the lowest cell first. */
  extract(which: (turn: PythonTurn) => boolean): readonly PythonTurn[];
}

/** Lowest cell first, or as a policy chooses. */
export function turnQueue(policy: Policy | null): TurnQueue {
  return policy === null ? new OrderedQueue() : new ChosenQueue(policy);
}

class OrderedQueue implements TurnQueue {
  readonly #heap = new Heap<PythonTurn>();

  push(turn: PythonTurn): void {
    this.#heap.push(turn);
  }

  pop(): PythonTurn | undefined {
    return this.#heap.pop();
  }

  extract(which: (turn: PythonTurn) => boolean): readonly PythonTurn[] {
    const all: PythonTurn[] = [];
    for (let turn = this.#heap.pop(); turn !== undefined; turn = this.#heap.pop()) all.push(turn);
    for (const turn of all) if (!which(turn)) this.#heap.push(turn);
    return all.filter(which);
  }
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

  extract(which: (turn: PythonTurn) => boolean): readonly PythonTurn[] {
    const all = this.#waiting.filter(which).sort((a, b) => a.order - b.order);
    this.#waiting = this.#waiting.filter((turn) => !which(turn));
    return all;
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

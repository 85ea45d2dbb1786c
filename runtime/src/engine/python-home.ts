import type { PythonBranch, PythonWorker } from "../python/worker.js";
import { CellArtifacts } from "./cell-artifact.js";
import { MemoryLimit, memoryText } from "./memory-limit.js";
import { Placement } from "./placement.js";
import type { Policy } from "./policy.js";
import type { PythonTurn } from "./python-turn.js";
import type { Recorder } from "./recorder.js";
import { turnQueue, type TurnQueue } from "./turn-queue.js";

/** Why turns are not taken, and the order of the last that are. */
interface Stop {
  readonly reason: string;
  readonly last: number;
}

const NOTHING = -Infinity;

/** A turn that runs in a fork. */
interface Apart {
  readonly turn: PythonTurn;
  readonly branch: PythonBranch;
  readonly began: number;
  /** Why it was ended before its time. */
  dropped: string | null;
}

/**
 * The process in which a flow run's cells run, and the forks of it.
 *
 * 1. One turn at a time at home; of those that wait, the one with the lowest cell is next, or the one that the policy chooses.
 * 2. The next is chosen only when all that became ready by the last one's end has been queued.
 * 3. Forks begin and are joined between two turns of home, when it is idle, and each is joined before what needs it begins.
 * 4. A fork that can't be joined is as if it had not been: its turn is taken at home, in its order.
 * 5. After a turn that fails, no cells after its own are taken, as a notebook would not have come to them: what waits of them, and
 *    what comes, is skipped with the reason, and their forks end. Cells before its own go on, in forks and at home, as the
 *    notebook had run them; where one of these fails too, the rule holds from there. When home is lost nothing goes on.
 */
export class PythonHome {
  readonly artifacts: CellArtifacts;
  #worker: PythonWorker;
  readonly #waiting: TurnQueue;
  readonly #placement: Placement;
  readonly #apart = new Set<Apart>();
  readonly #finished: { readonly apart: Apart; readonly why: string | null }[] = [];
  /** Those that a fork was no good for. */
  readonly #stay = new Set<PythonTurn>();
  /** How many of those that wait might run in a fork, at most. */
  #candidates = 0;
  readonly #memory: MemoryLimit | null;
  /** The turn that runs at home. */
  #current: PythonTurn | null = null;
  #busy = false;
  #wake: (() => void) | null = null;
  #stopped: Stop | null = null;
  #closing: Promise<void> | null = null;

  constructor(
    worker: PythonWorker,
    recorder: Recorder,
    policy: Policy | null = null,
    placement: Placement = new Placement(),
  ) {
    this.#worker = worker;
    this.#waiting = turnQueue(policy);
    this.#placement = placement;
    this.#memory = placement.memory === null ? null : new MemoryLimit(placement.memory, recorder.clock);
    this.artifacts = new CellArtifacts(recorder);
    // whoever waits for it is told; a home that nothing has come to yet has no one
    worker.ready.catch(() => undefined);
  }

  queue(turn: PythonTurn): void {
    this.#pushOrSkip(turn);
    if (this.#isStopped(turn)) return;
    if (this.#busy) this.#wake?.();
    else void this.#work();
  }

  /** Its process was lost: another takes its place, which has nothing yet. Gives the turns that wait, as they need it all again. */
  renew(worker: PythonWorker): readonly PythonTurn[] {
    worker.ready.catch(() => undefined);
    this.#worker = worker;
    const waiting: PythonTurn[] = [];
    for (let turn = this.#waiting.pop(); turn !== undefined; turn = this.#waiting.pop()) waiting.push(turn);
    this.#candidates = 0;
    return waiting;
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
      this.#stop("the process for its cells could not be started", NOTHING);
    }
    const unwatch = this.#memory?.watch(
      () => [this.#worker.pid, ...this.#forkPids],
      (used) => this.#exceeded(used),
    );
    for (;;) {
      await settled();
      const finished = this.#finished.shift();
      if (finished !== undefined) {
        await this.#join(finished);
        continue;
      }
      const next = this.#waiting.pop();
      if (next !== undefined) await this.#take(next);
      else if (this.#apart.size > 0) await this.#somethingNew();
      else break;
    }
    unwatch?.();
    this.#busy = false;
  }

  get #forkPids(): readonly number[] {
    return [...this.#apart].map(({ branch }) => branch.pid);
  }

  /** Forks go first, as nothing is lost with them; then the turn that runs fails. */
  #exceeded(used: number): void {
    const limit = this.#memory?.limit ?? Infinity;
    const forks = [...this.#apart].filter(({ dropped }) => dropped === null);
    for (const apart of forks) {
      apart.dropped = `its fork was ended: the run's cells took ${memoryText(used)}, and --memory is ${memoryText(limit)}`;
      void apart.branch.discard();
    }
    if (this.#apart.size === 0) this.#current?.exceeded(used, limit);
  }

  async #take(next: PythonTurn): Promise<void> {
    if (this.#placement.isForced && (await this.#forked(next))) return this.#somethingNew();
    // a fork has of the setup only what has run before it
    if (!this.#placement.isForced && !next.isSetup) await this.#forkOthers();
    if (next.mayRunApart && !this.#stay.has(next)) next.placed(false, null);
    this.#current = next;
    const result = await next.take(this.#worker);
    this.#current = null;
    if (result !== null) this.#stop(result.stop, result.isLost === true ? NOTHING : next.order);
  }

  /** Home is about to be busy: what can run beside it begins. */
  async #forkOthers(): Promise<void> {
    if (this.#candidates === 0 || this.#apart.size >= this.#placement.most) return;
    this.#candidates = 0;
    for (const turn of this.#waiting.extract((each) => this.#mightFork(each)))
      if (!(await this.#forked(turn))) this.#push(turn);
  }

  #mightFork(turn: PythonTurn): boolean {
    return turn.mayRunApart && !this.#stay.has(turn);
  }

  #push(turn: PythonTurn): void {
    this.#waiting.push(turn);
    if (this.#mightFork(turn)) this.#candidates += 1;
  }

  /** Whether it runs in a fork now. */
  async #forked(turn: PythonTurn): Promise<boolean> {
    const { forks } = this.#worker;
    if (!this.#mightFork(turn) || this.#apart.size >= this.#placement.most) return false;
    if (!(await this.#placement.isWorth(turn))) {
      this.#stay.add(turn);
      return false;
    }
    const tooMuch = (await this.#memory?.whyNoFork(this.#worker.pid, this.#forkPids)) ?? null;
    if (tooMuch !== null) {
      this.#stay.add(turn);
      turn.placed(false, tooMuch);
      return false;
    }
    const branch =
      forks === undefined || forks === null
        ? "its process can't be forked"
        : await forks.fork().catch(() => "home is lost");
    if (typeof branch === "string") {
      this.#stay.add(turn);
      turn.placed(false, branch);
      return false;
    }
    const apart: Apart = { turn, branch, began: performance.now(), dropped: null };
    this.#apart.add(apart);
    void this.#runApart(apart);
    return true;
  }

  async #runApart(apart: Apart): Promise<void> {
    const why = await apart.turn.takeApart(apart.branch);
    this.#finished.push({ apart, why: apart.dropped ?? why });
    this.#wake?.();
  }

  async #join({ apart, why }: { readonly apart: Apart; readonly why: string | null }): Promise<void> {
    const { turn, branch, began } = apart;
    this.#placement.note(turn, (performance.now() - began) / 1000);
    const reason = why ?? (await branch.join().catch(() => "home is lost"));
    this.#apart.delete(apart);
    if (reason === null) {
      turn.placed(true, null);
      return turn.joined(this.#worker);
    }
    await branch.discard();
    this.#stay.add(turn);
    turn.placed(false, reason);
    this.#pushOrSkip(turn);
  }

  #somethingNew(): Promise<void> {
    if (this.#finished.length > 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = null;
        resolve();
      };
    });
  }

  #stop(reason: string, last: number): void {
    if (this.#stopped === null || last < this.#stopped.last) this.#stopped = { reason, last };
    for (const turn of this.#waiting.extract((each) => this.#isStopped(each))) this.#pushOrSkip(turn);
    for (const { turn, branch } of this.#apart) if (this.#isStopped(turn)) void branch.discard();
  }

  #isStopped({ order }: PythonTurn): boolean {
    return this.#stopped !== null && order > this.#stopped.last;
  }

  #pushOrSkip(turn: PythonTurn): void {
    if (this.#stopped !== null && this.#isStopped(turn)) turn.skip(this.#stopped.reason);
    else this.#push(turn);
  }
}

/** Resolves when everything that could run without waiting for the world has run: the script's own steps among it. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

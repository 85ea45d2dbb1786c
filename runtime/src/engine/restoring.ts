import type { PythonRunner } from "./python-runner.js";
import type { TaskRunner } from "./task-runner.js";

/**
 * Puts back at a home what runs of an earlier process left in theirs, for those that go on.
 *
 * 1. In the order of the flow's calls: what a later run has made of a variable comes after what it was before.
 * 2. What is kept is taken in; what is not is run again, with what it needs itself in place.
 * 3. With a run come those before it that changed the process by more than their variables.
 * 4. No older state of a variable is put over a newer one: what is taken in leaves it out, as whoever goes on has come after
 *    both; what would have to run again on the older one is refused.
 * 5. What shares a variable is put back together, before any of it is used: an object that two of them hold is one object.
 */
export class Restoring {
  readonly #runs: () => readonly TaskRunner[];
  /** By variable: the place, among the flow's calls, of the run that it is from. */
  readonly #from = new Map<string, number>();
  readonly #wanted = new Map<PythonRunner, Wanted>();
  #takes: ReadonlyMap<PythonRunner, boolean> = new Map();
  #planning: Promise<void> | null = null;

  constructor(runs: () => readonly TaskRunner[]) {
    this.#runs = runs;
  }

  /** A run has come to its end at home, or was put back there. */
  note(run: TaskRunner, names: readonly string[]): void {
    const place = this.#runs().indexOf(run);
    for (const name of names) this.#from.set(name, place);
  }

  /** A new process has nothing of what the old one had. */
  forget(): void {
    this.#from.clear();
  }

  /** Whether one of the variables is at home, from whichever run. */
  hasAny(names: readonly string[]): boolean {
    return names.some((name) => this.#from.has(name));
  }

  /** Those of the variables that are at home from a later run already. */
  newer(run: TaskRunner, names: readonly string[]): readonly string[] {
    const place = this.#runs().indexOf(run);
    return names.filter((name) => (this.#from.get(name) ?? -1) > place);
  }

  /** Resolves when the run's variables are at home, or it has ended otherwise. */
  revive(run: PythonRunner, forWhom: string): Promise<void> {
    const known = this.#wanted.get(run);
    if (known !== undefined) return known.done;
    let resolve: () => void = () => undefined;
    const done = new Promise<void>((settle) => (resolve = settle));
    this.#wanted.set(run, { forWhom, done, resolve });
    // another that is being put back needs it
    if (this.#planning !== null) void this.#one(run);
    else this.#planning = this.#plan().finally(() => (this.#planning = null));
    return done;
  }

  async #plan(): Promise<void> {
    // all that begin in this turn ask first
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    this.#takes = this.#taken();
    const all = this.#closure();
    const order = this.#runs();
    for (const run of [...all.keys()].toSorted((a, b) => order.indexOf(a) - order.indexOf(b))) {
      if (!this.#wanted.has(run)) void this.revive(run, all.get(run) ?? "");
      await this.#one(run);
    }
  }

  async #one(run: PythonRunner): Promise<void> {
    const wanted = this.#wanted.get(run);
    if (wanted === undefined || wanted.begun === true) return wanted?.done;
    wanted.begun = true;
    await run.putBack(wanted.forWhom, (this.#takes.has(run) ? this.#takes : this.#taken()).get(run) === true);
    this.#wanted.delete(run);
    wanted.resolve();
  }

  /** Of each run that is asleep: whether all that is needed of it is kept. The last comes first, as it decides what is needed. */
  #taken(): ReadonlyMap<PythonRunner, boolean> {
    const takes = new Map<PythonRunner, boolean>();
    const needed = new Map<TaskRunner, Set<string>>();
    for (const run of this.#runs().toReversed()) {
      if (run.isPython() && run.isAsleep) takes.set(run, run.kept.has(needed.get(run) ?? NONE));
      const goesOn = run.ending === null || (run.isAsleep && run.isPython() && takes.get(run) === false);
      if (!goesOn) continue;
      for (const input of run.inputs) {
        let names = needed.get(input);
        if (names === undefined) needed.set(input, (names = new Set()));
        for (const name of run.namesFrom(input) ?? input.variables ?? []) names.add(name);
      }
    }
    return takes;
  }

  /** Those that are wanted, with all that must be put back for them; by run: for whom. */
  #closure(): ReadonlyMap<PythonRunner, string> {
    const found = new Map<PythonRunner, string>();
    const seen = new Set<TaskRunner>();
    const add = (run: TaskRunner, forWhom: string): void => {
      if (seen.has(run)) return;
      seen.add(run);
      if (!run.isAsleep) return;
      if (run.isPython()) found.set(run, forWhom);
      if (!run.isPython() || this.#takes.get(run) !== true)
        for (const need of run.neededAgain()) add(need, run.name);
      for (const before of ancestorsOf(run))
        if (before.isAsleep && before.isPython() && before.kept.leavesMore) add(before, run.name);
    };
    for (const [run, { forWhom }] of this.#wanted) add(run, forWhom);
    for (let before = -1; before < found.size;) {
      before = found.size;
      const names = new Map(
        [...found].flatMap(([run, forWhom]) => run.kept.names.map((name) => [name, forWhom])),
      );
      for (const run of this.#runs()) {
        if (!run.isPython() || seen.has(run) || this.#takes.get(run) !== true) continue;
        const shared = run.kept.names.find((name) => names.has(name));
        if (shared !== undefined) add(run, names.get(shared) ?? run.name);
      }
    }
    return found;
  }
}

const NONE: ReadonlySet<string> = new Set();

interface Wanted {
  readonly forWhom: string;
  readonly done: Promise<void>;
  readonly resolve: () => void;
  begun?: boolean;
}

export function ancestorsOf(run: TaskRunner): ReadonlySet<TaskRunner> {
  const found = new Set<TaskRunner>();
  const open = [...run.inputs];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...next.inputs);
  }
  return found;
}

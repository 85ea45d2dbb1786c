import type { PythonBranch, PythonForks } from "../../../src/python/worker.js";
import { FakePython, type FakeCell } from "./fake-python.js";

/** A fake whose forks have its names, and whose joins give back what they bound. `calls` has all in their order. */
export class ForkingPython extends FakePython {
  readonly forks: PythonForks;
  /** By a name that a fork may have bound: why it can't be joined. */
  readonly refusals = new Map<string, string>();
  /** Why it can't be forked; null where it can. */
  unforkable: string | null = null;

  constructor(cells: Readonly<Record<string, FakeCell>> = {}) {
    super(cells);
    this.forks = { fork: async () => this.unforkable ?? this.#fork(cells) };
  }

  #fork(cells: Readonly<Record<string, FakeCell>>): PythonBranch {
    this.calls.push("fork");
    const inner = new FakePython(cells);
    for (const [name, value] of this.names) inner.names.set(name, value);
    let returned: readonly string[] = [];
    return {
      pid: 4712,
      execute: (request, onOutput) => {
        this.calls.push(`fork's cell ${request.cell}`);
        return inner.execute(request, onOutput);
      },
      assign: (values) => inner.assign(values),
      describe: (names) => inner.describe(names),
      interrupt: () => inner.interrupt(),
      finish: async (names) => {
        returned = names.filter((name) => inner.names.has(name));
        return names.map((name) => this.refusals.get(name)).find((why) => why !== undefined) ?? null;
      },
      join: async () => {
        this.calls.push("join");
        for (const name of returned) this.names.set(name, inner.names.get(name));
        return null;
      },
      discard: async () => {
        this.calls.push("discard");
        inner.lose(new Error("The branch ended."));
      },
    };
  }
}

import { describe, expect, test as base } from "vitest";
import { Analyses } from "../../../src/language-server/analysis/index.js";
import { NotebookStore } from "../../../src/language-server/notebooks/index.js";

/** Analyses in a world where time and answers are given by hand. */
class World {
  readonly store = new NotebookStore();
  readonly published: number[] = [];
  readonly errors: unknown[] = [];
  /** What waits for typing to rest. */
  resting: (() => void) | undefined;
  /** The versions whose analysis was begun, with what ends each. */
  readonly begun: { readonly version: number; readonly end: (error?: Error) => void }[] = [];
  readonly analyses = new Analyses(this.store, {
    groupOf: async () => "auto",
    analyse: (stored) =>
      new Promise((resolve, reject) => {
        const refused = { kind: "refused", stored, message: "", hint: "" } as const;
        this.begun.push({
          version: stored.version,
          end: (error) => (error ? reject(error) : resolve(refused)),
        });
      }),
    onAnalysed: async ({ stored }) => void this.published.push(stored.version),
    later: (_, run) => {
      this.resting = run;
      return () => (this.resting = undefined);
    },
    onError: (_, error) => this.errors.push(error),
  });

  version(version: number): void {
    this.store.opened({
      notebookDocument: { uri: "n", notebookType: "jupyter-notebook", version, cells: [] },
      cellTextDocuments: [],
    });
  }
}

const test = base.extend<{ world: World }>({
  world: async ({ signal: _signal }, use) => {
    const world = new World();
    world.version(1);
    await use(world);
  },
});
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("analyses", () => {
  test("wait until typing rests, and then one is made for all that was typed", async ({ world }) => {
    world.analyses.changed("n", "soon");
    world.version(2);
    world.analyses.changed("n", "soon");
    await settled();
    expect(world.begun).toEqual([]);
    world.resting?.();
    await settled();
    expect(world.begun.map(({ version }) => version)).toEqual([2]);
  });

  test("are not published when the notebook has changed meanwhile", async ({ world }) => {
    world.analyses.changed("n", "now");
    await settled();
    world.version(2);
    world.analyses.changed("n", "now");
    await settled();
    for (const { end } of world.begun.toReversed()) end();
    await settled();
    expect(world.published).toEqual([2]);
  });

  test("are made once, whoever asks", async ({ world }) => {
    world.analyses.changed("n", "now");
    const asked = world.analyses.of(world.store.get("n"));
    await settled();
    expect(world.begun).toHaveLength(1);
    world.begun[0]?.end();
    expect((await asked)?.stored.version).toBe(1);
  });

  test("that fail are told, and the next change makes another", async ({ world }) => {
    world.analyses.changed("n", "now");
    await settled();
    world.begun[0]?.end(new Error("a defect"));
    await settled();
    expect(world.errors).toEqual([new Error("a defect")]);
    world.analyses.changed("n", "now");
    await settled();
    expect(world.begun).toHaveLength(2);
  });

  test("of a notebook that is closed are not published", async ({ world }) => {
    world.analyses.changed("n", "now");
    await settled();
    world.store.closed("n");
    world.analyses.closed("n");
    world.begun[0]?.end();
    await settled();
    expect(world.published).toEqual([]);
  });
});

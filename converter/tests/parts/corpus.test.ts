import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { compileFunction } from "node:vm";
import * as esbuild from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { createConverter, NotebookError } from "../../src/index.js";
import type { Converter, GroupMode, Notebook } from "../../src/index.js";

/**
 * Real notebooks: all convert, no code is lost, and each task is called once, below what it needs. A seeded sample of them,
 * or all with `NBFLOW_TEST_FULL=1`. They lie in `../shared/corpus` beside the repository, or where `NBFLOW_CORPUS` says.
 */
const corpus = resolve(
  process.env["NBFLOW_CORPUS"] ?? join(import.meta.dirname, "../../../../shared/corpus"),
);
const index = join(corpus, "index.jsonl");
const found = existsSync(index);
const isFull = process.env["NBFLOW_TEST_FULL"] === "1";
const sampleSize = 60;
const modes: readonly GroupMode[] = ["auto", "heading", "cell"];

if (!found)
  console.warn(`SKIPPED: the corpus of notebooks is not at ${corpus}; set NBFLOW_CORPUS to where it is.`);

let converter: Converter;
beforeAll(async () => {
  converter = await createConverter();
});

describe.skipIf(!found)("notebooks of the corpus", () => {
  const all = found ? entries().filter(isJupyters) : [];
  const chosen = isFull ? all : sample(all, sampleSize, Number(process.env["NBFLOW_SEED"] ?? 1));

  test.each(chosen.map(({ path }) => path))("%s", async (path) => {
    const text = readFileSync(join(corpus, path), "utf8");
    const notebook = converter.read(text, { name: basename(path) });
    await converter.prepare(notebook);
    for (const group of modes) {
      const plan = converter.plan(notebook, { group });
      const script = converter.emit(plan, notebook);
      const run = await evaluate(script.text);
      expect(run.cells).toEqual(sourcesThatRun(notebook));
      const called = plan.tasks.filter(({ kind }) => kind !== "setup").map(({ id }) => id);
      expect(run.calls.toSorted()).toEqual(called.toSorted());
      expect(plan.cells.filter(({ task }) => task !== null).map(({ number }) => number)).toEqual([
        ...run.cells.keys(),
      ]);
    }
  });

  test("what is no Jupyter notebook, or in another language, is refused with a reason", () => {
    for (const { path } of found ? entries().filter((entry) => !isJupyters(entry)) : []) {
      const text = readFileSync(join(corpus, path), "utf8");
      const read = () => converter.read(text, { name: basename(path) });
      expect(read, path).toThrow(NotebookError);
      expect(read, path).toThrow(/written in (C#|F#|PowerShell)|no Jupyter notebook/);
    }
  });
});

interface Entry {
  readonly path: string;
  readonly language: string;
}

/** Those of .NET Interactive and of an extension of VS Code are not. */
function isJupyters({ path }: Entry): boolean {
  return path.endsWith(".ipynb") && !path.includes("/dotnet+interactive/");
}

function entries(): Entry[] {
  return readFileSync(index, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Entry);
}

/** The same choice for the same seed (mulberry32). */
function sample<Item>(items: readonly Item[], size: number, seed: number): Item[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map((item) => ({ item, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .slice(0, size)
    .map(({ item }) => item);
}

function sourcesThatRun(notebook: Notebook): Map<number, string> {
  const run = notebook.cells.filter(
    ({ source, tags }) => source.trim() !== "" && !tags.includes("skip-execution"),
  );
  return new Map(run.map(({ number, source }) => [number, source]));
}

/** Runs a script with stand-ins for the runtime: the cells' texts as the templates give them, and the calls of its flow. */
async function evaluate(script: string): Promise<{ cells: Map<number, string>; calls: string[] }> {
  const cells: [number, string][] = [];
  const calls: string[] = [];
  let run: ((parameters: object) => Promise<unknown>) | null = null;
  const home = { cells: () => null, parameters: () => null };
  const nbflow = {
    cell:
      (number: number) =>
      (strings: TemplateStringsArray, ...values: string[]) => {
        const raw = strings.raw.map((piece) => piece.replaceAll(/\\(`|\$\{)/g, "$1"));
        const text = String.raw({ raw }, ...values);
        cells.push([number, text.slice(1, -1)]);
      },
    python: () => home,
    typescript: () => home,
    javascript: () => home,
    task:
      ({ name }: { name: string }) =>
      (): unknown => {
        calls.push(name);
        return new Proxy({}, { get: (_, key) => (key === "then" ? undefined : key) });
      },
    outputOf: () => null,
    flow: (_: object, body: (parameters: object) => Promise<unknown>) => {
      run = body;
    },
  };
  const { code } = await esbuild.transform(script, { loader: "ts", format: "cjs" });
  compileFunction(code, ["require", "module", "exports"])(() => nbflow, { exports: {} }, {});
  await (run as ((parameters: object) => Promise<unknown>) | null)?.({});
  return { cells: new Map(cells.toSorted(([a], [b]) => a - b)), calls };
}

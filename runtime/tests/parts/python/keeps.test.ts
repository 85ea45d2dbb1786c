import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Kept, PythonWorker } from "../../../src/python/index.js";
import { textOf, worker } from "./support/workers.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nbflow kept "));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const run = async (home: PythonWorker, source: string): Promise<string> => {
  const { outputs, error } = await home.execute({ cell: 1, source, mayRaise: false }, () => {});
  return error === null ? textOf(outputs).trim() : `${error.name}: ${error.value}`;
};

const keep = (
  home: PythonWorker,
  names: readonly string[] | null,
  seconds = 5,
  bytes = 1e9,
): Promise<Kept> => {
  if (home.keeps === null || home.keeps === undefined) throw new Error("it can't keep");
  return home.keeps.keep({ names, folder, seconds, bytes });
};

interface Given {
  readonly setup?: string;
  /** Tasks, each with the names that are kept at its end. */
  readonly tasks: readonly (readonly [source: string, names: readonly string[]])[];
  readonly after: string;
}

/** Runs tasks in one worker, takes what they kept into another, and gives what is printed there; or why nothing is. */
async function through({ setup = "", tasks, after }: Given): Promise<string> {
  const [first, second] = [worker(), worker()];
  for (const home of [first, second]) {
    expect(await run(home, setup)).toBe("");
    await home.keeps?.settle();
  }
  const keys: string[] = [];
  for (const [source, names] of tasks) {
    expect(await run(first, source)).toBe("");
    const { kept, left, why } = await keep(first, names);
    if (why !== null) return why;
    const [reason] = Object.values(left);
    if (reason !== undefined) return reason;
    if (kept !== null) keys.push(kept.key);
  }
  for (const key of keys) {
    const why = await second.keeps?.take(folder, key);
    if (typeof why === "string") return why;
  }
  return run(second, after);
}

test.each([
  [
    "that raises when it is asked for its class",
    "def __getattribute__(self, name): raise AttributeError(name)",
  ],
  ["that raises when it is looked at", "__class__ = property(lambda self: 1 / 0)"],
])("an object %s is not kept, and the run goes on", async (_, method) => {
  const home = worker();
  expect(await run(home, "")).toBe("");
  await home.keeps?.settle();
  expect(await run(home, `class Odd:\n    ${method}\nodd = Odd()\nplain = [1]`)).toBe("");
  const { left, why } = await keep(home, ["odd"]);
  expect(why ?? left["odd"]).toMatch(/./u);
  expect((await keep(home, ["plain"])).why).toBeNull();
  expect(await run(home, "print(plain)")).toBe("[1]");
});

const libraries = "import random, os\nimport numpy as np, pandas as pd";

describe("what is kept comes back as it was", () => {
  test.each<[string, Given, string]>([
    [
      "what variables share",
      { tasks: [["a = [1]; b = {'a': a}", ["b"]]], after: "a.append(2); print(b)" },
      "{'a': [1, 2]}",
    ],
    [
      "what a later task shares with them",
      {
        tasks: [
          ["rows = [1]", ["rows"]],
          ["both = (rows, rows)", ["both"]],
          ["rows.append(2)", ["rows"]],
        ],
        after: "rows.append(3); print(both)",
      },
      "([1, 2, 3], [1, 2, 3])",
    ],
    [
      "a view of an array",
      {
        setup: libraries,
        tasks: [["a = np.zeros((2, 3)); b = a.T[1:]", ["b"]]],
        after: "a[0, 1] = 7; print(b[0, 0], b.base is a)",
      },
      "7.0 True",
    ],
    [
      "an instance of a class of the setup",
      {
        setup: "class P:\n    pass\nLIMITS = {'most': 3}",
        tasks: [["p = P(); p.limits = LIMITS", ["p"]]],
        after: "print(type(p) is P, p.limits is LIMITS)",
      },
      "True True",
    ],
    [
      "the index that tables share",
      {
        setup: libraries,
        tasks: [
          ["df = pd.DataFrame({'a': [1, 2]}, index=['x', 'y'])", ["df"]],
          ["other = pd.DataFrame({'b': [3, 3]}); other.index = df.index", ["other"]],
        ],
        after: "print(df.index is other.index, other.to_dict('list'))",
      },
      "True {'b': [3, 3]}",
    ],
    [
      "a set of texts, in its order",
      {
        tasks: [["s = {str(n) for n in range(50)}; order = list(s)", ["s", "order"]]],
        after: "print(list(s) == order)",
      },
      "True",
    ],
    [
      "random states",
      {
        setup: libraries,
        tasks: [["np.random.seed(3); random.seed(3); x = np.random.rand(); y = random.random()", ["x", "y"]]],
        after: "print(np.random.rand(), random.random())",
      },
      "0.7081478226181048 0.5442292252959519",
    ],
    [
      "the environment and the working directory",
      {
        setup: libraries,
        tasks: [["os.environ['NBFLOW_TEST'] = 'on'; os.chdir('/')", []]],
        after: "print(os.environ['NBFLOW_TEST'], os.getcwd())",
      },
      "on /",
    ],
    [
      "a fitted model",
      {
        setup: `${libraries}\nfrom sklearn.linear_model import LinearRegression`,
        tasks: [["m = LinearRegression().fit([[0], [1]], [1, 3])", ["m"]]],
        after: "print(m.predict([[2]]).round(6))",
      },
      "[5.]",
    ],
  ])("%s", async (_, given, printed) => {
    expect(await through(given)).toBe(printed);
  });
});

describe("what would not is refused, with the reason", () => {
  test.each<[string, Given, string | RegExp]>([
    [
      "a generator",
      { tasks: [["g = (n for n in [1])", ["g"]]], after: "" },
      /^`g`: a generator can't be sent/u,
    ],
    [
      "what shares something with what can't be kept",
      {
        tasks: [
          ["rows = [1]", []],
          ["g = (n for n in rows); pair = [rows]", ["pair"]],
        ],
        after: "",
      },
      /^`g`: a generator/u,
    ],
    ["a function of a task", { tasks: [["def f(): pass", ["f"]]], after: "" }, /f, which a cell defined/u],
    [
      "what is within the setup's values",
      { setup: "TABLE = {'row': [1]}", tasks: [["row = TABLE['row']", ["row"]]], after: "" },
      /it shares a list with what the setup has made/u,
    ],
    [
      "anything once the setup's values have changed",
      { setup: "SEEN = []", tasks: [["SEEN.append(1); a = [2]", ["a"]]], after: "" },
      "a list that the setup made has changed since",
    ],
    [
      "what changes the process beside that",
      { setup: "import warnings", tasks: [["warnings.simplefilter('ignore'); a = 1", ["a"]]], after: "" },
      "it changed the warnings filters",
    ],
  ])("%s", async (_, given, why) => {
    expect(await through(given)).toMatch(why);
  });
});

test("what takes too long, or too much room, is not kept, and leaves no file", async () => {
  const home = worker();
  await run(home, "rows = [[n] for n in range(200_000)]\nblob = bytearray(10_000_000)");
  expect((await keep(home, ["rows"], 0.01)).why).toMatch(/^keeping it would take about/u);
  expect((await keep(home, ["blob"], 5, 1e6)).why).toBe("what is kept would take too much room");
  expect(await readdir(folder)).toEqual([]);
});

test("a file that is gone, cut or of other versions is not taken, and nothing is bound", async () => {
  const [first, second] = [worker(), worker()];
  await run(first, "a = list(range(100))");
  const { kept } = await keep(first, ["a"]);
  const key = kept?.key ?? "";
  expect(await second.keeps?.take(folder, "0")).toMatch(/^it is not there any more/u);
  await writeFile(join(folder, key), "nbflow");
  expect(await second.keeps?.take(folder, key)).toMatch(/^it is not there any more/u);
  expect(await run(second, "a")).toMatch(/^NameError/u);
});

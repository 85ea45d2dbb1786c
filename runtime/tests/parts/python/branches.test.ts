import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { PythonBranch, PythonWorker } from "../../../src/python/index.js";
import { here, processes, PYTHON, runner, textOf, until, worker } from "./support/workers.js";

async function forked(home: PythonWorker): Promise<PythonBranch> {
  const branch = await home.forks?.fork();
  if (typeof branch !== "object") throw new Error(`not forked: ${branch}`);
  return branch;
}

const run = (target: Pick<PythonWorker, "execute">, source: string, cell = 50) =>
  target.execute({ cell, source, mayRaise: false }, () => {});

/** Runs `before` at home, `source` in a branch, joins it; then `after` at home, whose printed text it gives, or why not. */
async function through(given: {
  readonly before?: string;
  readonly source: string;
  readonly names: readonly string[];
  readonly after?: string;
}): Promise<string> {
  const home = worker();
  expect((await run(home, given.before ?? "", 1)).error).toBeNull();
  const branch = await home.forks?.fork();
  if (typeof branch !== "object") return `not forked: ${branch}`;
  try {
    const { error } = await run(branch, given.source, 2);
    if (error !== null) return `raised ${error.name}: ${error.value}`;
    const refused = (await branch.finish(given.names)) ?? (await branch.join());
    if (refused !== null) return refused;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await branch.discard();
  }
  const result = await run(home, given.after ?? "", 3);
  return result.error === null
    ? textOf(result.outputs).trim()
    : `${result.error.name}: ${result.error.value}`;
}

test("a branch has what home had, shows what its cells show, and home has what it bound", async () => {
  const home = worker();
  const cell = runner(home);
  await cell("base = [1, 2, 3]\nimport os");
  const branch = await forked(home);
  const ran = await run(
    branch,
    "doubled = [2 * x for x in base]\nprint(doubled)\nos.system('echo raw')\ndoubled",
  );
  expect(textOf(ran.outputs)).toBe("[2, 4, 6]\nraw\n");
  expect(ran.outputs.map(({ output_type }) => output_type)).toEqual(["stream", "execute_result"]);
  expect(await branch.finish(["doubled"])).toBeNull();
  expect(await branch.join()).toBeNull();
  expect(textOf((await cell("print(doubled, base)")).outputs)).toBe("[2, 4, 6] [1, 2, 3]\n");
});

test("home runs cells while a branch does", async () => {
  const home = worker();
  await run(home, "1", 1);
  const branch = await forked(home);
  const waits = run(
    branch,
    'import os, time\nwhile not os.path.exists("go"): time.sleep(0.01)\nmade = os.getpid()',
  );
  const atHome = await run(home, 'import os\nopen("go", "w").close()\nprint(os.getpid())', 2);
  await waits;
  expect((await branch.finish(["made"])) ?? (await branch.join())).toBeNull();
  const made = await run(home, "print(made)", 3);
  expect(textOf(made.outputs)).not.toBe(textOf(atHome.outputs));
});

test("threads and processors are those that Python has by itself, at home and in a branch", async () => {
  const source =
    'import os\nprint(sorted(os.sched_getaffinity(0)), sorted(each for each in os.environ.items() if "THREADS" in each[0]))';
  const plain = await promisify(execFile)(PYTHON, ["-c", source], { cwd: here() });
  const home = worker();
  const atHome = await run(home, source, 1);
  const branch = await forked(home);
  const inBranch = await run(branch, source, 2);
  await branch.discard();
  expect([textOf(atHome.outputs), textOf(inBranch.outputs)]).toEqual([plain.stdout, plain.stdout]);
});

const numpy = "import numpy as np\n";
const pandas = "import pandas as pd, numpy as np\n";

test.each<[string, Parameters<typeof through>[0], string]>([
  [
    "the types that cells give their variables",
    {
      before: "a: int = 1",
      source: "b: str = 'x'\na: float = 1.0",
      names: ["a", "b"],
      after: "print(__annotations__)",
    },
    "{'a': <class 'float'>, 'b': <class 'str'>}",
  ],
  [
    "the first types that a cell gives",
    { source: "b: str = 'x'", names: ["b"], after: "print(__annotations__)" },
    "{'b': <class 'str'>}",
  ],
  [
    "what was there before comes back as the same object",
    { before: "a = [1]", source: "b = {'a': a}", names: ["b"], after: "print(b['a'] is a)" },
    "True",
  ],
  [
    "aliases among what comes back stay aliases",
    { source: "a = [1]; b = [a, a]", names: ["a", "b"], after: "a.append(2); print(b)" },
    "[[1, 2], [1, 2]]",
  ],
  [
    "a view of an array from before is a view of it",
    {
      before: `${numpy}a = np.zeros((3, 2))`,
      source: "b = a.T[1:]",
      names: ["b"],
      after: "a[0, 1] = 7; print(b[0, 0], b.base is a)",
    },
    "7.0 True",
  ],
  [
    "a view of a new array stays one",
    {
      before: numpy,
      source: "a = np.zeros((3, 2), order='F'); b = a[::2, 1]",
      names: ["a", "b"],
      after: "a[2, 1] = 5; print(b, a.flags.f_contiguous)",
    },
    "[0. 5.] True",
  ],
  [
    "an object that can't be asked for its class is no hindrance",
    {
      before: "class Odd:\n    __class__ = property(lambda self: 1 / 0)\nodd = Odd()",
      source: "a = 1",
      names: ["a"],
      after: "print(a)",
    },
    "1",
  ],
  [
    "np.nan is np.nan",
    { before: numpy, source: "a = [np.nan]", names: ["a"], after: "print(a[0] is np.nan)" },
    "True",
  ],
  [
    "an instance of a class that a cell defined is one of that class",
    {
      before: "class P:\n    pass",
      source: "p = P(); p.x = 1",
      names: ["p"],
      after: "print(type(p) is P, p.x)",
    },
    "True 1",
  ],
  [
    "a column remembers its frame",
    {
      before: `${pandas}df = pd.DataFrame({'x': [1, 2]})`,
      source: "y = df['x']",
      names: ["y"],
      after: "print(np.shares_memory(y, df['x']))",
    },
    "True",
  ],
  [
    "a large frame",
    {
      before: pandas,
      source: "df = pd.DataFrame({c: np.arange(1e6) for c in 'abc'}); df['s'] = 'x'",
      names: ["df"],
      after: "print(df.sum(numeric_only=True).sum(), df.shape)",
    },
    "1499998500000.0 (1000000, 4)",
  ],
  [
    "a fitted model",
    {
      before: `${numpy}from sklearn.linear_model import LinearRegression\nX = np.arange(10.).reshape(5, 2)`,
      source: "m = LinearRegression().fit(X, X[:, 0])",
      names: ["m"],
      after: "print(m.coef_.round(3).tolist())",
    },
    "[0.5, 0.5]",
  ],
  [
    "a deleted variable is gone",
    { before: "a = 1", source: "del a", names: ["a"], after: "print('a' in globals())" },
    "False",
  ],
  [
    "what a cell binds for itself stays in the branch",
    { source: "i = 5; a = i", names: ["a"], after: "print(a, 'i' in globals())" },
    "5 False",
  ],
  [
    "random numbers drawn at home go on as if there had been no branch",
    {
      before: "import random; random.seed(1); first = random.random()",
      source: "a = 1",
      names: ["a"],
      after: "second = random.random(); random.seed(1); random.random(); print(second == random.random())",
    },
    "True",
  ],
  // What makes a branch be discarded.
  [
    "a list from before that changes",
    { before: "rows = []", source: "rows.append(1); a = 1", names: ["a"] },
    "it changed a list that was there before, `rows`",
  ],
  [
    "an object deep in another that changes",
    { before: "class C: pass\nc = C(); c.inner = {'k': C()}", source: "c.inner['k'].x = 1", names: [] },
    "it changed a C that was there before, `c.inner['k']`",
  ],
  [
    "a small array that changes",
    { before: `${numpy}a = np.zeros(3)`, source: "a[1] = 2", names: ["b"] },
    "it changed a numpy.ndarray that was there before, `a`",
  ],
  [
    "a large array that is written to",
    { before: `${numpy}a = np.zeros(100_000)`, source: "a[50_000] = 2", names: [] },
    "The branch ended while it ran cell 2.",
  ],
  [
    "a frame that gets a column",
    { before: `${pandas}df = pd.DataFrame({'x': [1]})`, source: "df['y'] = 2", names: ["b"] },
    "it changed a pandas.core.internals.managers.BlockManager that was there before, `df._mgr`",
  ],
  [
    "a class that changes",
    { before: "class C:\n    x = 1", source: "C.x = 2", names: [] },
    "it changed a type that was there before, `C`",
  ],
  [
    "a default that changes",
    { before: "def f(a=[]):\n    a.append(1)", source: "f()", names: [] },
    "it changed a list that was there before",
  ],
  [
    "an undeclared variable",
    { before: "def f():\n    global g\n    g = 1", source: "f(); a = 1", names: ["a"] },
    "it changed the variable `g`",
  ],
  [
    "Python's random state",
    { before: "import random", source: "a = random.random()", names: ["a"] },
    "it changed Python's random state",
  ],
  [
    "numpy's random state",
    { before: numpy, source: "a = np.random.rand()", names: ["a"] },
    "it changed numpy's random state",
  ],
  [
    "numbers that a library draws by itself",
    {
      before: `${numpy}from sklearn.linear_model import Lasso\nX = np.arange(10.).reshape(5, 2)`,
      source: "m = Lasso().fit(X, X[:, 0])",
      names: ["m"],
    },
    "it changed numpy's random state",
  ],
  [
    "the environment",
    { before: "import os", source: "os.environ['X'] = '1'", names: [] },
    "it changed the environment variables",
  ],
  [
    "the folder",
    { before: "import os", source: "os.chdir('/')", names: [] },
    "it changed the working directory",
  ],
  [
    "pandas' options",
    { before: pandas, source: "pd.set_option('display.max_rows', 5)", names: [] },
    "it changed pandas' options",
  ],
  [
    "numpy's options",
    { before: numpy, source: "np.set_printoptions(precision=2)", names: [] },
    "it changed numpy's options",
  ],
  [
    "the warnings filters",
    { before: "import warnings", source: "warnings.simplefilter('error')", names: [] },
    "it changed the warnings filters",
  ],
  [
    "the logging settings",
    { before: "import logging", source: "logging.getLogger('x').setLevel(10)", names: [] },
    "it changed the logging settings",
  ],
  ["the precision of displays", { source: "%precision 2", names: [] }, "it changed how values are displayed"],
  [
    "a patched module",
    { before: "import math", source: "math.pi = 3", names: [] },
    "it changed the module math",
  ],
  [
    "a thread that goes on",
    {
      source:
        "import threading, time\nt = threading.Thread(target=time.sleep, args=(60,), daemon=True); t.start()",
      names: [],
    },
    "it changed the threads",
  ],
  ["a file left open", { source: "f = open('/proc/self/status')", names: [] }, "it changed open files"],
  // What can't be sent.
  [
    "a generator",
    { source: "g = (i for i in [1])", names: ["g"] },
    "`g`: a generator can't be sent (cannot pickle 'generator' object)",
  ],
  [
    "a function",
    { source: "def f(): pass", names: ["f"] },
    "`f`: the function f, which a cell defined, can't be sent",
  ],
  [
    "a lambda in a list",
    { source: "f = [lambda: 1]", names: ["f"] },
    "`f[0]`: the function <lambda>, which a cell defined, can't be sent",
  ],
  [
    "a figure",
    {
      before: "from matplotlib.figure import Figure",
      source: "f = {'drawn': Figure()}",
      names: ["f"],
    },
    "`f['drawn']`: a part of a figure can't be sent: it belongs to what draws it",
  ],
  [
    "a sentinel",
    { source: "s = object()", names: ["s"] },
    "`s`: an `object()` that others compare with can't be sent",
  ],
  [
    "a lock",
    { source: "import threading; l = threading.Lock()", names: ["l"] },
    "`l`: a _thread.lock can't be sent (cannot pickle '_thread.lock' object)",
  ],
  // Where nothing is forked.
  [
    "a file open at home",
    { before: "f = open('x.txt', 'w')", source: "1", names: [] },
    expect.stringContaining("x.txt is open") as never,
  ],
  [
    "a thread alive at home",
    {
      before:
        "import threading, time\nt = threading.Thread(target=time.sleep, args=(60,), daemon=True, name='mine'); t.start()",
      source: "1",
      names: [],
    },
    "not forked: the thread mine is alive",
  ],
  [
    "a task in the loop at home",
    { before: "import asyncio\nt = asyncio.create_task(asyncio.sleep(60))", source: "1", names: [] },
    "not forked: a task of a cell waits in the event loop",
  ],
])("%s", async (_, given, expected) => {
  expect(await through(given)).toEqual(expected);
});

test("a process that has used OpenMP is not forked; one that has used BLAS is", async () => {
  const home = worker();
  await run(home, `${numpy}a = np.random.rand(800, 800); b = a @ a`, 1);
  await (await forked(home)).discard();
  await run(home, "from sklearn.cluster import KMeans\nKMeans(8, n_init=1).fit(np.random.rand(20000, 8))", 2);
  expect(await home.forks?.fork()).toBe("OpenMP was used");
});

test("a warning that home and a branch both show is shown once by a notebook, so the branch is discarded", async () => {
  const home = worker();
  await run(home, "import warnings\ndef warn():\n    warnings.warn('old', stacklevel=1)", 1);
  const branch = await forked(home);
  await run(branch, "warn(); a = 1");
  await run(home, "warn()", 2);
  expect((await branch.finish(["a"])) ?? (await branch.join())).toMatch(/^home has shown a warning/u);
});

test("a branch that is killed is no more, and home goes on", async () => {
  const home = worker();
  await run(home, "1", 1);
  const branch = await forked(home);
  const slow = run(branch, "import time; time.sleep(60)");
  process.kill(branch.pid, "SIGKILL");
  await expect(slow).rejects.toThrow("The branch ended while it ran cell 50");
  await branch.discard();
  expect(textOf((await run(home, "print('on')", 2)).outputs)).toBe("on\n");
});

test("when home is killed, its branches end", async () => {
  const home = worker();
  await run(home, "1", 1);
  const branch = await forked(home);
  const slow = run(branch, "import time; time.sleep(60)");
  process.kill(home.pid, "SIGKILL");
  await expect(slow).rejects.toThrow("The branch");
  await until(async () => (await processes()).length === 0);
});

test("closing home ends its branches and what they started", async () => {
  const home = worker();
  await run(home, "1", 1);
  const branch = await forked(home);
  await run(branch, "import subprocess; subprocess.Popen(['sleep', '1005'], start_new_session=True)");
  await home.close();
  expect(await processes()).toEqual([]);
});

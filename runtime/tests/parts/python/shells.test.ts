/** Where ipykernel or IPython is not installed: an environment that hides them stands for one that has them not. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startWorker } from "../../../src/python/index.js";
import { here, PYTHON, runner, textOf } from "./support/workers.js";

/** Runs cells in a worker from which these modules are hidden. */
async function without(hidden: readonly string[], sources: readonly string[]) {
  const site = join(here(), "site");
  await mkdir(site, { recursive: true });
  await writeFile(
    join(site, "sitecustomize.py"),
    `
import sys
class Hide:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ${JSON.stringify(hidden)}:
            raise ModuleNotFoundError(name)
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in ${JSON.stringify(hidden)} else found(name, *rest)
sys.meta_path.insert(0, Hide())
`,
  );
  const target = startWorker({
    executable: PYTHON,
    folder: here(),
    env: { ...process.env, PYTHONPATH: site },
  });
  try {
    const { shell } = await target.ready;
    const run = runner(target);
    const results = [];
    for (const source of sources) results.push(await run(source));
    return { shell, results };
  } finally {
    await target.close();
  }
}

const common = [
  "import os, sys\nprint('a'); os.system('echo b'); print('c')\n{1: 2}",
  "import asyncio\nawait asyncio.sleep(0)\nprint('awaited')",
  "\n\n1/0",
  "raise KeyboardInterrupt",
  "input()",
  "print(__name__, 1)",
];

test.each([
  ["ipython", ["ipykernel"]],
  ["exec", ["ipykernel", "IPython"]],
] as const)("%s runs plain cells, in order, with results and errors", async (name, hidden) => {
  const { shell, results } = await without(hidden, common);
  expect(shell).toBe(name);
  expect(textOf(results[0]?.outputs ?? [])).toBe("a\nb\nc\n");
  expect(results[0]?.outputs.at(-1)).toMatchObject({
    output_type: "execute_result",
    data: { "text/plain": "{1: 2}" },
    execution_count: 1,
  });
  expect(textOf(results[1]?.outputs ?? [])).toBe("awaited\n");
  expect(results[2]?.error).toMatchObject({ name: "ZeroDivisionError", line: 3 });
  expect(results[2]?.outputs).toMatchObject([{ output_type: "error", ename: "ZeroDivisionError" }]);
  expect(results[3]?.error).toMatchObject({ name: "KeyboardInterrupt" });
  expect(results[4]?.error).not.toBeNull();
  expect(textOf(results[5]?.outputs ?? [])).toBe("__main__ 1\n");
});

test("IPython alone has magics, shell lines, displays and figures", async () => {
  const { results } = await without(
    ["ipykernel"],
    [
      "!echo shell\n%time 1\nlines = !echo x\nlines",
      "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2]);",
      "shown = display('a', display_id=True)",
      "shown.update('b')",
      "print(_, Out)",
    ],
  );
  expect(textOf(results[0]?.outputs ?? [])).toMatch(/^shell\r?\n/u);
  expect(results[0]?.outputs.at(-1)).toMatchObject({ data: { "text/plain": "['x']" } });
  expect(results[1]?.outputs).toMatchObject([{ data: { "image/png": expect.any(String) as string } }]);
  expect(results[3]?.changed.get(3)).toMatchObject([{ data: { "text/plain": "'b'" } }]);
  expect(results.map((result) => result.error)).toEqual([null, null, null, null, null]);
});

test("Python alone refuses what is IPython's by name, and nothing that is Python", async () => {
  const { results } = await without(
    ["ipykernel", "IPython"],
    [
      "x = 1\n%matplotlib inline",
      "!ls",
      "files = !ls",
      "len?",
      'text = """\n%not a magic\n!nor this\n"""; print(text.count("%"), 7\n %3)',
    ],
  );
  expect(results.map((result) => result.error?.value ?? null)).toEqual([
    "line 2: %matplotlib inline needs IPython, which this Python does not have",
    "line 1: !ls needs IPython, which this Python does not have",
    "line 1: files = !ls needs IPython, which this Python does not have",
    "line 1: len? needs IPython, which this Python does not have",
    null,
  ]);
});

/** Where ipykernel or IPython is not installed: an environment that hides them stands for one that has them not. */
import { mkdir, rm, writeFile } from "node:fs/promises";
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
      "%%timeit\n1",
      "%%bash --bg\nls",
      "len?",
      'text = """\n%not a magic\n!nor this\n"""; print(text.count("%"), 7\n %3)',
    ],
  );
  expect(results.map((result) => result.error?.value ?? null)).toEqual([
    "line 2: %matplotlib inline needs IPython, which this Python does not have",
    "line 1: %%timeit needs IPython, which this Python does not have",
    "%%bash --bg needs IPython",
    "line 1: len? needs IPython, which this Python does not have",
    null,
  ]);
});

/** Cells of one notebook, in order. */
const shellCells = [
  "name = 'a b'\nrows = [1, 2]",
  "!echo {name} $name $$HOME {len(rows)}",
  "!echo $unknown_name {name}x",
  "if rows:\n    !echo in a block; exit 3\nprint(_exit_code)",
  "!echo one \\\n  two\nprint('then')",
  "lines = !printf 'a\\nb\\n'\nprint(lines, lines.n, lines.s)",
  'text = """\n!no shell\n"""\nprint(text)\n!echo after',
  "%%bash\nfor i in 1 2; do echo $i; done\necho $name {name}",
  "%%sh --out taken --err bad\necho out\necho err 1>&2",
  "print(repr(taken), repr(bad))",
  "%%bash\necho before\nexit 4",
  "%%bash --no-raise-error\nexit 5",
  "path = 'made.txt'",
  "%%writefile {path}\nfirst {name}\n\n  second",
  "%%writefile made.txt\nagain",
  "%%writefile -a $path\nmore",
  "print(repr(open(path).read()))",
];

test("shell lines, shell cells and written files give without IPython what they give with it", async () => {
  const texts = async (hidden: readonly string[]) => {
    await rm(join(here(), "made.txt"), { force: true });
    const { results } = await without(hidden, shellCells);
    return results.map(({ outputs, error }) => [
      textOf(outputs).replaceAll("\r\n", "\n"),
      error === null ? null : `${error.name}: ${error.value}`,
    ]);
  };
  expect(await texts(["ipykernel", "IPython"])).toEqual(await texts([]));
});

import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startWorker } from "../../../src/python/index.js";
import { here, PYTHON, runner, textOf } from "./support/workers.js";

async function importing(env: NodeJS.ProcessEnv): Promise<string> {
  const target = startWorker({
    executable: PYTHON,
    folder: here(),
    env: { ...process.env, ...env },
    pycache: join(here(), "kept"),
  });
  try {
    return textOf((await runner(target)("import mine; print(mine.__cached__, mine.value)")).outputs);
  } finally {
    await target.close();
  }
}

const compiledFiles = async (folder: string) =>
  (await readdir(folder, { recursive: true }).catch(() => [])).filter((name) => /mine\..*pyc$/u.test(name));

test("where Python keeps no compiled modules, they are kept in a folder of ours", async () => {
  await writeFile(join(here(), "mine.py"), "value = 1\n");
  expect(await importing({ PYTHONDONTWRITEBYTECODE: "1" })).toMatch(/kept.*mine\..*pyc 1\n$/u);
  expect(await compiledFiles(join(here(), "kept"))).toHaveLength(1);
  expect(await compiledFiles(join(here(), "__pycache__"))).toEqual([]);
  await writeFile(join(here(), "mine.py"), "value = 1 + 1\n");
  expect(await importing({ PYTHONDONTWRITEBYTECODE: "1" })).toMatch(/pyc 2\n$/u);
});

test("where Python keeps them beside the source, they stay there", async () => {
  await writeFile(join(here(), "mine.py"), "value = 1\n");
  expect(await importing({ PYTHONDONTWRITEBYTECODE: "" })).toMatch(/__pycache__.*mine\..*pyc 1\n$/u);
  expect(await compiledFiles(join(here(), "__pycache__"))).toHaveLength(1);
  expect(await compiledFiles(join(here(), "kept"))).toEqual([]);
});

test("what is compiled beside the source already is used", async () => {
  await writeFile(join(here(), "mine.py"), "value = 1\n");
  await importing({ PYTHONDONTWRITEBYTECODE: "" });
  expect(await importing({ PYTHONDONTWRITEBYTECODE: "1" })).toMatch(/__pycache__.*pyc 1\n$/u);
  expect(await compiledFiles(join(here(), "kept"))).toEqual([]);
});

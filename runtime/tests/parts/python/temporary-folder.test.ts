import { mkdir, readdir, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { here, PYTHON, runner, textOf, worker } from "./support/workers.js";

const ask = "import tempfile; print(tempfile.tempdir, tempfile.gettempdir())";

test("a worker takes the folder for temporary files that Python takes, and writes nothing there to find it", async () => {
  const folder = join(here(), "temporary");
  const longAgo = new Date("2001-01-01");
  await mkdir(folder);
  await utimes(folder, longAgo, longAgo);
  const { outputs } = await runner(worker(PYTHON, { TMPDIR: folder }))(ask);
  expect(textOf(outputs)).toBe(`${folder} ${folder}\n`);
  // A file that came and went, which a kill in between would leave, shows here.
  expect((await stat(folder)).mtime).toEqual(longAgo);
});

test("where the first folder named is missing, the next one that Python tries is taken", async () => {
  const folder = join(here(), "second");
  await mkdir(folder);
  const { outputs } = await runner(worker(PYTHON, { TMPDIR: join(here(), "none"), TEMP: folder }))(ask);
  expect(textOf(outputs)).toBe(`${folder} ${folder}\n`);
  expect(await readdir(folder)).toEqual([]);
});

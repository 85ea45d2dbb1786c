import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { here, runner, textOf, worker } from "./support/workers.js";

/** Asks without naming the collector, which would make it look at all again. */
const passedOver = "print(__import__('g' + 'c').get_freeze_count())";

async function printed(run: ReturnType<typeof runner>, source: string): Promise<string> {
  const { error, outputs } = await run(source);
  expect(error).toBeNull();
  return textOf(outputs).trim();
}

test("what imports at the beginning make is passed over, and nothing after the first statement that makes something", async () => {
  const run = runner(worker());
  const before = Number(await printed(run, passedOver));
  expect(before).toBeGreaterThan(10_000);

  const other = runner(worker());
  await printed(
    other,
    "import decimal\nimport unittest.mock as mock\nSEED = 42\n%matplotlib inline\nimport xmlrpc.client",
  );
  const after = Number(await printed(other, passedOver));
  expect(after).toBeGreaterThan(before + 1000);
  await printed(other, "import tarfile, imaplib");
  expect(Number(await printed(other, passedOver))).toBeLessThanOrEqual(after);
});

test("a circle that the notebook made before an import is found after it", async () => {
  const run = runner(worker());
  await printed(
    run,
    "import weakref\nclass Node: pass\nnode = Node(); node.itself = node\nseen = weakref.ref(node)\ndel node\nimport imaplib",
  );
  expect(await printed(run, "import gc\n_ = gc.collect()\nprint(seen())")).toBe("None");
});

test("nor may a list that stood among the imports hold what is never found", async () => {
  const run = runner(worker());
  await printed(run, "import decimal\nbox = []\nimport imaplib");
  await printed(
    run,
    "import weakref\nclass Node: pass\nnode = Node(); seen = weakref.ref(node)\nbox += [box, node]\ndel box, node",
  );
  expect(await printed(run, "__import__('g' + 'c').collect()\nprint(seen())")).toContain("None");
});

test("a call that looks like a magic's fails as it does in Jupyter", async () => {
  const run = runner(worker());
  const { error } = await run("import decimal\ndecimal.run_line_magic()");
  expect(error?.name).toBe("AttributeError");
});

test("who asks for all objects is given all", async () => {
  const run = runner(worker());
  await printed(run, "import imaplib");
  expect(
    await printed(
      run,
      "import gc\nprint(any(o is imaplib.IMAP4 for o in gc.get_objects()), gc.get_freeze_count())",
    ),
  ).toBe("True 0");
});

test("the collector is on or off as the cells left it", async () => {
  const run = runner(worker());
  const isOn = "print(__import__('g' + 'c').isenabled())";
  await printed(run, "import decimal");
  expect(await printed(run, isOn)).toBe("True");
  await run("import no_such_module_at_all");
  expect(await printed(run, isOn)).toBe("True");
  await printed(run, "import gc; gc.disable()\nimport tarfile");
  expect(await printed(run, isOn)).toBe("False");
});

test("files that are left open are written at the end, whatever holds them", async () => {
  await writeFile(
    join(here(), "own.py"),
    "class Log:\n    file = open('own.txt', 'w')\nLog.file.write('of a module of one’s own')\n",
  );
  const target = worker();
  const run = runner(target);
  await printed(run, "import imaplib");
  await printed(run, "import own");
  await printed(run, "import tarfile");
  await printed(
    run,
    "imaplib.IMAP4.log = open('library.txt', 'w')\n_ = imaplib.IMAP4.log.write('of a class of the library')",
  );
  await target.close();
  expect(await readFile(join(here(), "own.txt"), "utf8")).toBe("of a module of one’s own");
  expect(await readFile(join(here(), "library.txt"), "utf8")).toBe("of a class of the library");
});

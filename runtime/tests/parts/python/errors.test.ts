import { expect, test } from "vitest";
import { runner, worker } from "./support/workers.js";

async function lineOf(source: string): Promise<number | null | undefined> {
  return (await runner(worker())(source)).error?.line;
}

test.each([
  ["the cell itself", "a = 1\n1/0", 2],
  ["a function of the cell, at its innermost line", "def f():\n    return 1/0\n\nf()", 2],
  ["a call into a library", "import json\n\njson.loads('{')", 3],
  ["after blank lines, which IPython drops", "\n\n\n1/0", 4],
  ["after a magic over two lines, which IPython joins", "!echo a \\\n  b\nx = 1\n1/0", 4],
  ["awaiting code", "import asyncio\nawait asyncio.sleep(0)\n1/0", 3],
  ["a syntax error", "x = 1\n\ny = = 2", 3],
])("the line of an error in %s", async (_, source, line) => {
  expect(await lineOf(source)).toBe(line);
});

test("an error in a function of an earlier cell names the line that called it", async () => {
  const run = runner(worker());
  await run("def f():\n\n\n\n    return 1/0");
  expect((await run("x = 1\nf()")).error).toMatchObject({
    name: "ZeroDivisionError",
    value: "division by zero",
    line: 2,
  });
});

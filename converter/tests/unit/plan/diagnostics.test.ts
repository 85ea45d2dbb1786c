import { expect, test } from "vitest";
import { markdown, planOf } from "./notebooks.js";

async function told(sources: readonly string[], counts: readonly (number | null)[] = []): Promise<string[]> {
  const { diagnostics } = await planOf(sources, "cell", counts);
  return diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

test("a name that no cell makes", async () => {
  expect(await told(["total = 1\nprint(totl)"])).toEqual([
    "warning unknown-name: cell 1, line 2: `totl` is read, and no cell before makes it",
  ]);
});

test("a name that only a cell below makes", async () => {
  expect(await told(["print(total)", "total = 1"])).toEqual([
    "warning later-name: cell 1, line 1: `total` is read, which only cell 2 makes, below: run from the top, this cell fails",
  ]);
});

test("a notebook that was run in another order", async () => {
  expect(await told(["a = 1", "b = 2", "c = 3"], [4, 2, 3])).toEqual([
    "info run-out-of-order: cell 2 was run before cell 1, which stands above it: a run from the top may give other results than the notebook shows",
  ]);
  expect(await told(["a = 1", "b = 2", "c = 3"], [1, null, 7])).toEqual([]);
});

test("calls of which nothing is known, and who waits for them", async () => {
  const cells = ["import odd", "odd.load()", "rows = [1]\nodd.save()", "print(rows)"];
  expect(await told(cells)).toEqual([
    "info unknown-effect: cell 2, line 1: calls `odd.load`, of which nothing is known, so a task has to wait that might run beside others",
    "info unknown-effect: cell 3, line 2: calls `odd.save`, of which nothing is known, so a task has to wait that might run beside others",
  ]);
});

test("a name that is used for something else below", async () => {
  expect(await told(["x = [1]", "y = len(x)", "x = 'a'"])).toEqual([
    "info name-reused: cell 3 sets `x` again, so it waits for what uses it before (cell 2); under another name they might run side by side",
  ]);
});

test("nothing where there is nothing to say", async () => {
  expect(
    await told([markdown("# Trips"), "import pandas as pd", "trips = pd.read_csv('t.csv')", "trips.head()"]),
  ).toEqual([]);
});

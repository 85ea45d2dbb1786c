import { expect, test } from "vitest";
import { planOf } from "./notebooks.js";

const IMPORTS = "import os, warnings\nimport pandas as pd";

/** Why the last cell would not be tried again. */
async function refusal(...cells: readonly string[]): Promise<string | null> {
  const { tasks } = await planOf([IMPORTS, ...cells], "cell");
  return tasks.at(-1)?.retriesRefused ?? null;
}

test.each<[readonly string[], string | null]>([
  [["rows = [1]", "rows.append(2)"], null],
  [
    ["n = len(os.sep)\nsize = lambda: n", "x = size()"],
    "it reads `size`, a function that cell 2 makes, which can't be put back",
  ],
  [
    ["n = len(os.sep)\nrows = (i for i in range(n))", "x = sum(rows)"],
    "it reads `rows`, a generator that cell 2 makes, which can't be put back",
  ],
  [["n = len(os.sep)\nrows = (i for i in range(n))\nrows = list(rows)", "x = sum(rows)"], null],
  [
    ["n = len(os.sep)", "pd.set_option('display.precision', n)"],
    "cell 3 changes pandas' options, which can't be put back",
  ],
  [["n = len(os.sep)", "x = n"], null],
])("after %j it says: %s", async (cells, why) => {
  expect(await refusal(...cells)).toBe(why);
});

import { describe, expect, it } from "vitest";
import { leads, pythonDependencies } from "../../support/dependencies.js";
import { ask, full, patience, python, seed } from "../support/python.js";

/**
 * Notebooks put together at random, of which real Python shows that what their last cell looks at is changed by the cell before
 * it. `inside` makes a value, derives things from it in some way, changes one of them in some place, and looks at one of them;
 * `outside` changes files, settings, random states and other things that are no variables.
 * `NBFLOW_COMPOSITIONS=SEED:COUNT` draws others.
 */
const [first = seed, counted = null] = (process.env["NBFLOW_COMPOSITIONS"] ?? "")
  .split(":")
  .filter(Boolean)
  .map(Number);

type Cells = readonly string[];

describe.skipIf(python === undefined)("a look at what a change shows in", { timeout: patience }, () => {
  it.each([
    ["inside", { count: counted ?? (full ? 2000 : 100) }],
    ["outside", { count: counted ?? (full ? 2000 : 60), each: full ? 100 : 2 }],
  ])("waits for the change: %s", (folder, asked) => {
    const [notebooks = []] = ask<readonly Cells[]>(new URL(`./${folder}/draw.py`, import.meta.url), [
      { seed: first, ...asked },
    ]);
    expect(notebooks).not.toEqual([]);
    const missing = notebooks.filter((cells) => !waits(cells));
    expect(missing.map((cells) => cells.slice(1).join("\n# %%\n"))).toEqual([]);
  });
});

/** Whether the last cell comes after the one before it. They are neighbours: no other cell can stand between them. */
function waits(cells: Cells): boolean {
  return leads(pythonDependencies(cells), cells.length - 1, cells.length);
}

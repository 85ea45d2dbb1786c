import { describe, expect, it } from "vitest";
import { analyseDataflow } from "../../../src/dataflow/index.js";
import { parseCell, pythonFacts } from "../../../src/python/index.js";
import { ask, full, patience, python, seed } from "../support/python.js";

/**
 * Notebooks put together at random: a value, things derived from it in some way, a change of one of them in some place, and a
 * look at one of them. Python runs them with the change and without it; where what is shown differs, the look must wait for
 * the change. `NBFLOW_COMPOSITIONS=SEED:COUNT` draws others.
 */
const [first = seed, count = full ? 2000 : 100] = (process.env["NBFLOW_COMPOSITIONS"] ?? "")
  .split(":")
  .filter(Boolean)
  .map(Number);

interface Drawn {
  /** How many were put together; what did not run, or did not show the change, is left out. */
  readonly tried: number;
  readonly notebooks: readonly (readonly string[])[];
}

describe.skipIf(python === undefined)("a look at what a change shows in", { timeout: patience }, () => {
  it(`waits for the change in ${String(count)} notebooks of seed ${String(first)}`, () => {
    const [{ notebooks } = { notebooks: [] }] = ask<Drawn>(new URL("./draw.py", import.meta.url), [
      { seed: first, count },
    ]);
    expect(notebooks.length).toBe(count);
    const missing = notebooks.filter((cells) => !waits(cells));
    expect(missing.map((cells) => cells.slice(1).join("\n# %%\n"))).toEqual([]);
  });
});

/** Whether the last cell comes after the one before it, which are neighbours: no other cell can stand between them. */
function waits(cells: readonly string[]): boolean {
  const { dependencies } = analyseDataflow(
    cells.map((source, index) => ({
      number: index + 1,
      facts: pythonFacts(parseCell(source)),
      mayRaise: false,
    })),
  );
  return dependencies.some(({ from, to }) => from === cells.length - 1 && to === cells.length);
}

import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { transformCell } from "../../../src/ipython/index.js";
import { ask, full, patience, python, sample, seed } from "../support/python.js";
import { corpus, corpusCells } from "../support/sources.js";
import type { Source } from "../support/sources.js";
import { cellLike } from "./cell-like.js";

/** From Python 3.12 on, other tokens come of text that is no Python; the rules that we follow are those of the versions before. */
const follows = (() => {
  if (python === undefined) return false;
  const probe = "import sys, IPython; sys.exit(IPython.version_info < (9,) or sys.version_info >= (3, 12))";
  const found = spawnSync(python, ["-c", probe]).status === 0;
  if (!found) console.warn("no IPython 9 under a Python before 3.12: transformations are not compared");
  return found;
})();

describe.skipIf(!follows)("our transformation and IPython's own", { timeout: patience }, () => {
  it.skipIf(corpus === null)("are equal on the cells of real notebooks", () => {
    expect(differences(sample(corpusCells(), 1500))).toEqual([]);
  });

  it("are equal on cells made of what IPython looks at", () => {
    const cells = fc.sample(cellLike, { numRuns: full ? 100_000 : 5_000, seed });
    expect(differences(cells.map((source) => ({ id: JSON.stringify(source), source })))).toEqual([]);
  });
});

/** The cells of which IPython makes something else than we do. */
function differences(cells: readonly Source[]): { id: string; theirs: unknown; ours: string }[] {
  const questions = cells.map(({ source }) => source);
  const answers = ask<string | null>(new URL("transform_of.py", import.meta.url), questions);
  return cells.flatMap(({ id, source }, i) => {
    const theirs = answers[i];
    const ours = transformCell(source).code;
    return theirs === null || theirs === ours ? [] : [{ id, theirs, ours }];
  });
}

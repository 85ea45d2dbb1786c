import { describe, expect, it } from "vitest";
import { transformCell } from "../../../src/ipython/index.js";
import { parseModule, SyntaxFailure } from "../../../src/python/parser/index.js";
import { ask, python, sample } from "../support/python.js";
import { corpus, corpusCells, standardLibrary } from "../support/sources.js";
import type { Source } from "../support/sources.js";
import { digest } from "./dump.js";

/** JavaScript has no table of the names of characters, so their values are not compared. */
const NAMED_CHARACTER = /\\N\{[^}\n]*\}/g;

describe.skipIf(python === undefined)("the parser and CPython's ast", () => {
  it("give the same trees of the standard library", () => {
    expectSameTrees(sample(standardLibrary(), 120));
  });

  it.skipIf(corpus === null)(
    "give the same trees of the cells of real notebooks, and refuse the same cells",
    () => {
      const cells = sample(corpusCells(), 1500);
      expectSameTrees(cells.map(({ id, source }) => ({ id, source: transformCell(source).code })));
    },
  );
});

function expectSameTrees(sources: readonly Source[]): void {
  const questions = sources.map(({ id, source }) => ({
    id,
    source: source.replace(NAMED_CHARACTER, String.raw`\x41`),
  }));
  const theirs = ask<string[] | null>(
    new URL("tree_of.py", import.meta.url),
    questions.map(({ source }) => source),
  );
  expect(theirs).toHaveLength(sources.length);
  for (const [i, { id, source }] of questions.entries()) {
    const ours = parsed(source);
    if (typeof ours === "string" || theirs[i] === null) {
      expect({ id, refused: typeof ours === "string" ? ours : null }).toEqual({
        id,
        refused: theirs[i] === null ? expect.any(String) : null,
      });
      continue;
    }
    const differs = ours.find((statement, n) => digest(statement, source) !== theirs[i]?.[n]);
    expect({ id, statements: ours.length, differsInLine: differs?.lineno }).toEqual({
      id,
      statements: theirs[i]?.length,
      differsInLine: undefined,
    });
  }
}

function parsed(source: string) {
  try {
    return parseModule(source).body;
  } catch (error) {
    if (error instanceof SyntaxFailure) return `${error.message} in line ${error.line}`;
    throw error;
  }
}

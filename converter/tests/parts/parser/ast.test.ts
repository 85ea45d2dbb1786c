import { describe, expect, it } from "vitest";
import { transformCell } from "../../../src/ipython/index.js";
import { parseModule, SyntaxFailure } from "../../../src/python/parser/index.js";
import { ask, patience, python, sample } from "../support/python.js";
import { corpus, corpusCells, standardLibrary } from "../support/sources.js";
import type { Source } from "../support/sources.js";
import { digest } from "./dump.js";

/** JavaScript has no table of the names of characters, so their values are not compared. */
const NAMED_CHARACTER = /\\N\{[^}\n]*\}/g;

describe.skipIf(python === undefined)("the parser and CPython's ast", { timeout: patience }, () => {
  it("give the same trees of the standard library", () => {
    const sources = sample(standardLibrary(), 60);
    expect(sources).not.toEqual([]);
    expect(differences(sources)).toEqual([]);
  });

  it.skipIf(corpus === null)(
    "give the same trees of the cells of real notebooks, and refuse the same",
    () => {
      const cells = sample(corpusCells(), 1000);
      expect(
        differences(cells.map(({ id, source }) => ({ id, source: transformCell(source).code }))),
      ).toEqual([]);
    },
  );
});

function differences(sources: readonly Source[]): string[] {
  const questions = sources.map(({ source }) => source.replace(NAMED_CHARACTER, String.raw`\x41`));
  const theirs = ask<string[] | null>(new URL("tree_of.py", import.meta.url), questions);
  return sources.flatMap(({ id }, i) => {
    const found = difference(questions[i] ?? "", theirs[i]);
    return found === null ? [] : [`${id}: ${found}`];
  });
}

/** How our reading of a source differs from CPython's: its statements' digests, or null where it refuses the source. */
function difference(source: string, theirs: readonly string[] | null | undefined): string | null {
  if (theirs === undefined) return "no answer";
  const ours = parsed(source);
  if (typeof ours === "string") return theirs === null ? null : `we say ${ours}`;
  if (theirs === null) return "CPython refuses it";
  if (ours.length !== theirs.length) return `${ours.length} statements rather than ${theirs.length}`;
  const other = ours.find((statement, n) => digest(statement, source) !== theirs[n]);
  return other === undefined ? null : `another tree from line ${other.lineno} on`;
}

function parsed(source: string) {
  try {
    return parseModule(source).body;
  } catch (error) {
    if (error instanceof SyntaxFailure) return `${error.message} in line ${error.line}`;
    throw error;
  }
}

import { describe, expect, it } from "vitest";
import { transformCell } from "../../../src/ipython/index.js";
import { parseModule, SyntaxFailure } from "../../../src/python/parser/index.js";
import { scopesOf } from "../../../src/python/scopes/index.js";
import type { Scope, ScopeName } from "../../../src/python/scopes/index.js";
import { ask, patience, python, sample } from "../support/python.js";
import { corpus, corpusCells, standardLibrary } from "../support/sources.js";
import type { Source } from "../support/sources.js";

const FLAGS = ["referenced", "assigned", "imported", "parameter", "annotated", "nonlocal"] as const;

describe.skipIf(python === undefined)("scopes and CPython's symtable", { timeout: patience }, () => {
  it("agree on the standard library", () => {
    const sources = sample(standardLibrary(), 60);
    expect(sources).not.toEqual([]);
    expect(differences(sources)).toEqual([]);
  });

  it.skipIf(corpus === null)("agree on the cells of real notebooks, transformed", () => {
    const cells = sample(corpusCells(), 1000);
    expect(differences(cells.map(({ id, source }) => ({ id, source: transformCell(source).code })))).toEqual(
      [],
    );
  });

  it("agree on what is hard", () => {
    expect(differences(HARD.map((source) => ({ id: source, source })))).toEqual([]);
  });
});

const HARD = [
  "def f():\n  global x\n  x = 1\n  def g(): return x",
  "def f():\n  x = 1\n  class C:\n    x = x\n    def g(self): return x, __class__, super()",
  "class _C:\n  __x = 1\n  def f(self, __y): self.__z = __y; return __x\n  class __D: __e = 1",
  "class __:\n  __x = 1",
  "def f():\n  [y := x for x in range(3)]\n  return y\n[z := x for x in range(3)]",
  "def f():\n  global y\n  any((y := x) for x in range(3))",
  "def f(a=[b for b in c], *d: e, f=g, **h) -> i: pass",
  "@d(lambda: x)\nclass C(B, metaclass=M): pass",
  "match p:\n  case [a, *b] | {'k': a, **b}: pass\n  case C(x=d) as e if e: pass\n  case _: pass",
  "try: pass\nexcept E as e: pass\nwith a as (b, c): pass\nfor d.e, f[g] in h: pass\ndel i, j[k]",
  "from __future__ import annotations\nx: y = z\ndef f(a: b) -> c: pass",
  "x: y\n(z): int = 1\nw.v: int",
  "import a.b.c, d as e\nfrom f import *\nfrom g import h as i",
  "def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2\n    return lambda: (x, [x for _ in y])",
  'f"{a!r:>{b}} {(lambda: c)()} {d=}"',
  "async def f():\n  async with a as b: return [c async for c in b]\nawait x",
  "x += 1\ny.z += w",
  "[[a for b in c] for d in e if (f := g)]",
];

/** Where we say something else of a source that CPython compiles. */
function differences(sources: readonly Source[]): { id: string; theirs: unknown; ours: unknown }[] {
  const questions = sources.map(({ source }) => source);
  const answers = ask<string[] | null>(new URL("symtable_of.py", import.meta.url), questions);
  return sources.flatMap(({ id, source }, i) => {
    const answer = answers[i];
    if (answer === null) return [];
    const ours = scopeLines(source);
    const at = ours.findIndex((line, n) => line !== answer?.[n]);
    return at === -1 && ours.length === answer?.length ? [] : [{ id, theirs: answer?.[at], ours: ours[at] }];
  });
}

function scopeLines(source: string): string[] {
  try {
    return [...linesOf(scopesOf(parseModule(source)), 0)];
  } catch (error) {
    if (error instanceof SyntaxFailure) return [`refused: ${error.message} in line ${error.line}`];
    throw error;
  }
}

function* linesOf(scope: Scope, depth: number): Generator<string> {
  const names = [...scope.names.values()].sort((a, b) => compareCodePoints(a.name, b.name)).map(describeName);
  const kind = scope.kind === "lambda" || scope.kind === "comprehension" ? "function" : scope.kind;
  yield `${"  ".repeat(depth)}${kind} ${scope.name}: ${names.join("; ")}`;
  for (const child of scope.children) yield* linesOf(child, depth + 1);
}

function describeName(name: ScopeName): string {
  return [name.name, name.binding, ...FLAGS.filter((flag) => name[flag])].join(" ");
}

function compareCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createConverter } from "../../src/index.js";

/**
 * An editor asks again after each keystroke, and the converter keeps what it knows of cells. What it then says equals what it
 * would say had it never seen the notebook before.
 */
const folder = new URL("cases/", import.meta.url);
const reader = await createConverter();

/** Cells of the Python cases, whose variables have the same few names, and edits that no case has. */
const sources = [
  ...readdirSync(folder).flatMap((name) => {
    const input = new URL(`${name}/input.ipynb`, folder);
    if (!existsSync(input)) return [];
    const notebook = reader.read(readFileSync(input, "utf8"));
    return notebook.language === "python" ? notebook.cells.map(({ source }) => source) : [];
  }),
  "rows = []",
  "rows.append(1)",
  "def add(x):\n    rows.append(x)\n    return rows",
  "add(2)",
  "import functools\n@functools.lru_cache\ndef f(x):\n    return rows",
  "f(1)",
  "class A:\n    def __init__(self, rows):\n        self.rows = rows",
  "a = A(rows)",
  "unknown(rows, f, a)",
  "for row in rows:\n    if row:\n        total = row\n    else:\n        break",
  "exec('x = 1')",
  "del rows",
  "print(rows, a",
];

const place = fc.nat({ max: 1000 });
const cell = fc.constantFrom(...sources);
const edits = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("change" as const), place, cell }),
    fc.record({ kind: fc.constant("insert" as const), place, cell }),
    fc.record({ kind: fc.constant("delete" as const), place }),
    fc.record({ kind: fc.constant("move" as const), place, to: place }),
  ),
  { minLength: 1, maxLength: 6 },
);
type Edit = typeof edits extends fc.Arbitrary<(infer One)[]> ? One : never;

function edited(cells: readonly string[], edit: Edit): readonly string[] {
  const at = cells.length === 0 ? 0 : edit.place % cells.length;
  switch (edit.kind) {
    case "change":
      return cells.length === 0 ? [edit.cell] : cells.with(at, edit.cell);
    case "insert":
      return cells.toSpliced(at, 0, edit.cell);
    case "delete":
      return cells.toSpliced(at, 1);
    case "move": {
      const moved = cells.slice(at, at + 1);
      const rest = cells.toSpliced(at, 1);
      return rest.toSpliced(edit.to % (rest.length + 1), 0, ...moved);
    }
  }
}

function textOf(cells: readonly string[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    cells: cells.map((source, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      source,
    })),
  });
}

test("after any edits, the plan equals that of a converter which sees the notebook for the first time", async () => {
  const kept = await createConverter();
  const first = fc.array(cell, { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(first, edits, async (start, steps) => {
      let cells: readonly string[] = start;
      for (const edit of [null, ...steps]) {
        if (edit !== null) cells = edited(cells, edit);
        const text = textOf(cells);
        const fresh = await createConverter();
        const [again, anew] = [kept.read(text), fresh.read(text)];
        await kept.prepare(again);
        await fresh.prepare(anew);
        expect(kept.plan(again)).toEqual(fresh.plan(anew));
      }
    }),
    { numRuns: 15 },
  );
}, 60_000);

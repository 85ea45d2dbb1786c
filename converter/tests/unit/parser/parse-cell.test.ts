import { describe, expect, it } from "vitest";
import { parseCell } from "../../../src/python/index.js";
import type { Expr } from "../../../src/python/index.js";

describe("parsing a cell", () => {
  it("gives places in the cell as it stands in the notebook", () => {
    const { tree } = parseCell("\n  >>> x = 1\n  >>> %cd data\n  >>> 𝑥 = y");
    const places = tree?.body.map(({ lineno, col_offset, end_lineno, end_col_offset }) => [
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    ]);
    expect(places).toEqual([
      [2, 6, 2, 11],
      [3, 6, 3, 14],
      [4, 6, 4, 12],
    ]);
  });

  it("reads names as Python compares them", () => {
    expect(parseCell("ℎ = ｗ").tree?.body[0]).toMatchObject({ targets: [{ id: "h" }], value: { id: "w" } });
  });

  it("parses the Python inside magics", () => {
    const { embedded } = parseCell("%%time\nx = 1\n%timeit f(x)");
    expect(embedded).toMatchObject([
      {
        magic: 0,
        scope: "notebook",
        cell: {
          tree: {
            body: [
              { nodeType: "Assign", lineno: 2 },
              { nodeType: "Expr", lineno: 3 },
            ],
          },
          embedded: [
            { magic: 0, scope: "function", cell: { tree: { body: [{ lineno: 3, col_offset: 8 }] } } },
          ],
        },
      },
    ]);
  });

  it("takes a line without a percent sign for the magic that it is, where it is no Python", () => {
    const cell = parseCell("pip install pandas");
    expect(cell).toMatchObject({ automagic: true, error: null, transformed: { magics: [{ name: "pip" }] } });
    expect(parseCell("ls")).toMatchObject({ automagic: false, transformed: { automagic: { name: "ls" } } });
  });

  it("allows await outside functions", () => {
    expect(parseCell("x = await f()\nasync for y in z: pass\n[a async for a in b]").error).toBeNull();
  });

  it("never throws, however deep", () => {
    for (const deep of [
      "-".repeat(100_000) + "1",
      "(".repeat(100_000),
      "a".repeat(9) + "+a".repeat(100_000),
      "not ".repeat(50_000) + "x",
    ]) {
      expect(parseCell(deep).error).not.toBeNull();
    }
  });
});

describe("syntax newer than the oldest Python", () => {
  const value = (cell: string) => {
    const statement = parseCell(cell).tree?.body[0];
    return statement?.nodeType === "Expr" ? statement.value : null;
  };
  const names = (node: unknown): string[] => {
    if (Array.isArray(node)) return node.flatMap(names);
    if (typeof node !== "object" || node === null) return [];
    const found = "nodeType" in node && node.nodeType === "Name" && "id" in node ? [String(node.id)] : [];
    return [...found, ...Object.values(node).flatMap(names)];
  };

  it.each([
    ['f"{a["b"]}"', ["a"]],
    ["f'{a!r:>{b}} {c=} {{d}} \\N{DASH} {e:%Y-%m}'", ["a", "b", "c", "e"]],
    ["f'''{\n a # comment }\n}'''", ["a"]],
    ["f'{f'{f'{x}'}'}'", ["x"]],
    ["f'{(lambda y: y + z)(1)}'", ["y", "z"]],
    ["f'{a:{b}{c}}' 'd' f'{e}'", ["a", "b", "c", "e"]],
    ["rf'\\{a}\\d{b:\\d}'", ["a", "b"]],
    ["f'{a if b != c else d}{e == f}{g:=5}{h!s}'", ["b", "c", "a", "d", "e", "f", "g", "h"]],
    ["t'{a}'", ["a"]],
  ])("%s reads %j", (cell, expected) => {
    expect(names(value(cell) as Expr).sort()).toEqual([...expected].sort());
  });

  it("has type parameters, type aliases and except*", () => {
    const cell =
      "type A[T] = list[T]\ndef f[T: int, *Ts, **P](x: T) -> T: ...\nclass C[T = str]: ...\ntry: pass\nexcept* E: pass";
    expect(parseCell(cell).tree?.body.map(({ nodeType }) => nodeType)).toEqual([
      "TypeAlias",
      "FunctionDef",
      "ClassDef",
      "TryStar",
    ]);
  });

  it("tells soft keywords from names", () => {
    const cell =
      "match = 1\nmatch (x)\nmatch[x]\nmatch -x:\n  case -1 | 'a': pass\ntype = 2\ntype (x)\nprint(match, case, type, _)";
    expect(parseCell(cell).tree?.body.map(({ nodeType }) => nodeType)).toEqual([
      "Assign",
      "Expr",
      "Expr",
      "Match",
      "Assign",
      "Expr",
      "Expr",
    ]);
  });
});

describe("what is no Python", () => {
  it.each([
    ["x = (1,\ny = 2", 1, 5, "'(' was never closed"],
    ["x = 1)", 1, 6, "unmatched ')'"],
    ["x = [1)", 1, 7, "closing parenthesis ')' does not match opening parenthesis '['"],
    ["print 'x'", 1, 1, "Missing parentheses in call to 'print'. Did you mean print(...)?"],
    ["if x:\ny", 2, 1, "expected an indented block after 'if' statement on line 1"],
    ["if x\n  y", 1, 5, "expected ':'"],
    ["x = 1\n  y = 2", 2, 1, "unexpected indent"],
    ["if x:\n    y\n  z", 3, 3, "unindent does not match any outer indentation level"],
    ["x = 'abc", 1, 5, "unterminated string literal (detected at line 1)"],
    ['x = """abc\n', 1, 5, "unterminated triple-quoted string literal (detected at line 1)"],
    ["f(x) = 1", 1, 1, "cannot assign to function call here. Maybe you meant '==' instead of '='?"],
    [
      "x = 0777",
      1,
      5,
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
    ],
    ["except ValueError, e: pass", 1, 1, "invalid syntax"],
    ["%cd x\ny = = 2", 2, 5, "invalid syntax"],
  ])("%j", (cell, line, column, message) => {
    expect(parseCell(cell)).toMatchObject({ tree: null, error: { line, column, message } });
  });
});

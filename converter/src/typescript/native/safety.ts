import { ts } from "ts-morph";
import type { CellNames } from "./cell-names.js";
import { lineOf, type Refusal } from "./refusal.js";

/** A cell of any language, and the variables that it binds. */
export interface Writer {
  readonly cell: number;
  readonly names: ReadonlySet<string>;
  /** What others take from it are copies. */
  readonly apart: boolean;
}

/**
 * What would not mean the same in a function: a variable that a function keeps, and that another cell binds anew or that the
 * function itself binds, is one variable in a notebook, and two where each cell has its own.
 */
export function unsafeCells(
  cells: readonly CellNames[],
  writers: readonly Writer[],
  hoisted: ReadonlySet<string>,
): Refusal[] {
  return cells.flatMap((cell) => [
    ...rebound(cell, writers, hoisted),
    ...boundInside(cell, cells, writers, hoisted),
    ...redeclaredTypes(cell, cells, hoisted),
    ...unsupported(cell),
  ]);
}

function rebound(cell: CellNames, writers: readonly Writer[], hoisted: ReadonlySet<string>): Refusal[] {
  const captured = firstUses(cell, (use) => use.captured && use.value && !hoisted.has(use.name));
  return captured.flatMap(([name, statement]) => {
    const later = writers.find((writer) => writer.cell > cell.number && writer.names.has(name));
    if (later === undefined) return [];
    return {
      cell: cell.number,
      line: lineOf(statement, cell.file),
      message: `has a function that keeps \`${name}\`, which cell ${later.cell} sets anew`,
      hint: `Hand \`${name}\` to the function as an argument, or give the later one another name.`,
    };
  });
}

function boundInside(
  cell: CellNames,
  cells: readonly CellNames[],
  writers: readonly Writer[],
  hoisted: ReadonlySet<string>,
): Refusal[] {
  const bound = firstUses(cell, (use) => use.captured && use.assigned && !hoisted.has(use.name));
  return bound.flatMap(([name, statement]) => {
    const other =
      cells.find((one) => one !== cell && one.uses.some((use) => use.name === name && !use.own)) ??
      (writers.some((writer) => writer.cell < cell.number && writer.names.has(name)) ? cell : undefined);
    if (other === undefined) return [];
    return {
      cell: cell.number,
      line: lineOf(statement, cell.file),
      message: `has a function that sets \`${name}\` whenever it is called, which cells share`,
      hint: `Keep it in an object (\`const state = { ${name}: … }\`), which all cells see change.`,
    };
  });
}

function redeclaredTypes(
  cell: CellNames,
  cells: readonly CellNames[],
  hoisted: ReadonlySet<string>,
): Refusal[] {
  const types = firstUses(cell, (use) => !use.own && !use.value && !hoisted.has(use.name));
  return types.flatMap(([name, statement]) => {
    const makers = cells.filter((one) => one.declared.has(name)).map(({ number }) => number);
    if (makers.length === 0) return [];
    const why =
      makers.length > 1 ? `several cells declare (${makers.join(", ")})` : `cell ${makers[0]} declares`;
    return {
      cell: cell.number,
      line: lineOf(statement, cell.file),
      message: `uses the type \`${name}\`, which ${why} in a way that can't stand at the script's top`,
      hint: "Declare it in one cell, by itself.",
    };
  });
}

function unsupported(cell: CellNames): Refusal[] {
  const { file, number } = cell;
  const refuse = (node: ts.Node, message: string, hint: string): Refusal => ({
    cell: number,
    line: lineOf(node, file),
    message,
    hint,
  });
  const [deno] = firstUses(cell, (use) => use.name === "Deno" && !use.own);
  const found =
    deno === undefined ? [] : [refuse(deno[1], "uses `Deno`, which Node lacks", "Use Node's own modules.")];
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement) || (ts.isExportDeclaration(statement) && statement.moduleSpecifier))
      found.push(refuse(statement, "exports what has no name here", "Declare it as a constant."));
    else if (ts.isModuleDeclaration(statement))
      found.push(refuse(statement, "declares a namespace", "Use an object or a module of its own."));
    else if (ts.isImportEqualsDeclaration(statement))
      found.push(refuse(statement, "imports by `import … = require(…)`", "Use `import … from …`."));
  }
  return found;
}

function firstUses(
  { uses }: CellNames,
  matches: (use: CellNames["uses"][number]) => boolean,
): (readonly [string, ts.Statement])[] {
  const first = new Map<string, ts.Statement>();
  for (const use of uses) if (matches(use) && !first.has(use.name)) first.set(use.name, use.statement);
  return [...first];
}

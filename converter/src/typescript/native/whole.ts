import { ts } from "ts-morph";
import type { CellNames, Declared, Use } from "./cell-names.js";
import { hiddenCompletionOf } from "./completion.js";
import { lineAt, lineOf, type Refusal } from "./refusal.js";

/**
 * What keeps a whole notebook's cells from being functions of a script: a notebook's cells share one scope, which is also the
 * global one, and run one after the other.
 */
export function unlikeKernel(
  cells: readonly CellNames[],
  hoisted: ReadonlySet<string>,
  parameters: number | null,
): Refusal[] {
  const setting = cells.find(setsEnvironment);
  return cells.flatMap((cell, index) => {
    const before = cells.slice(0, index);
    return [
      ...usedAbove(cell, cells, hoisted),
      ...wronglySet(cell, before),
      ...keptByVar(cell, before),
      ...keptParameters(cell, parameters),
      ...importedLate(cell, setting),
      ...hiddenValue(cell),
    ];
  });
}

/** A cell that uses what only a later cell makes fails; what stands at the script's top is there for all. */
function usedAbove(
  cell: CellNames,
  cells: readonly CellNames[],
  hoisted: ReadonlySet<string>,
): readonly Refusal[] {
  const refused = cell.uses.flatMap((use): (readonly [Use, string])[] => {
    if (!use.value) return [];
    if (use.own) {
      const declared = cell.declared.get(use.name);
      const early =
        hoisted.has(use.name) && !use.captured && declared !== undefined && isEarly(use, declared);
      return early ? [[use, `uses \`${use.name}\` above its declaration`]] : [];
    }
    const makers = cells.filter(({ declared }) => isValue(declared.get(use.name)));
    const [first] = makers;
    if (first === undefined || first.number < cell.number) return [];
    return hoisted.has(use.name)
      ? [[use, `uses \`${use.name}\`, which only cell ${first.number} makes`]]
      : [];
  });
  return firstOfEach(cell, refused, "Move what is used above what uses it.");
}

function isValue(declared: Declared | undefined): boolean {
  return declared !== undefined && declared.kind !== "type";
}

/** Whether a use stands above the declaration; functions are there from a cell's beginning. */
function isEarly({ at }: Use, { statements }: Declared): boolean {
  return statements.every((one) => !ts.isFunctionDeclaration(one) && at < one.getStart());
}

function wronglySet(cell: CellNames, before: readonly CellNames[]): readonly Refusal[] {
  const refused = cell.uses.flatMap((use): (readonly [Use, string])[] => {
    if (!use.assigned) return [];
    const maker = use.own ? cell : before.findLast(({ declared }) => declared.has(use.name));
    const declared = maker?.declared.get(use.name);
    if (maker === undefined || declared === undefined)
      return [[use, `sets \`${use.name}\`, which no cell above declares`]];
    if (!isConstant(declared)) return [];
    const where = use.own ? "the cell" : `cell ${maker.number}`;
    return [[use, `sets \`${use.name}\`, which ${where} declares as a constant`]];
  });
  return firstOfEach(cell, refused, "Declare it with `let`.");
}

function isConstant({ kind, statements }: Declared): boolean {
  if (kind === "import") return true;
  return (
    kind === "variable" &&
    statements.some(
      (statement) =>
        ts.isVariableStatement(statement) && (statement.declarationList.flags & ts.NodeFlags.Const) !== 0,
    )
  );
}

/** `var x` again keeps what `x` was, in a notebook. */
function keptByVar(cell: CellNames, before: readonly CellNames[]): readonly Refusal[] {
  const refused = [...cell.declared].flatMap(([name, declared]): (readonly [Place, string])[] => {
    const maker = before.findLast((one) => isValue(one.declared.get(name)));
    if (maker === undefined || declared.kind !== "variable") return [];
    const [first] = declared.statements;
    if (first === undefined || isNewBinding(first, name)) {
      const early = cell.uses.find((use) => use.own && use.name === name && isInside(use, first, name));
      if (early === undefined) return [];
    }
    const place = { name, at: first?.getStart() ?? 0 };
    return [[place, `declares \`${name}\` again with \`var\`, which keeps what cell ${maker.number} made`]];
  });
  return firstOfEach(cell, refused, "Give it another name, or set it where it is declared.");
}

/** Whether the statement is one of the cell's own level that sets what it declares. */
function isNewBinding(statement: ts.Statement, name: string): boolean {
  if (!ts.isVariableStatement(statement)) return false;
  const { declarations, flags } = statement.declarationList;
  if ((flags & ts.NodeFlags.BlockScoped) !== 0) return true;
  return declarations.some(
    (one) => ts.isIdentifier(one.name) && one.name.text === name && one.initializer !== undefined,
  );
}

/** Whether a `var`'s use stands above its value: it is what was there before. */
function isInside(use: Use, statement: ts.Statement | undefined, name: string): boolean {
  if (statement === undefined || !ts.isVariableStatement(statement)) return false;
  if ((statement.declarationList.flags & ts.NodeFlags.BlockScoped) !== 0) return false;
  const own = statement.declarationList.declarations.find(
    (one) => ts.isIdentifier(one.name) && one.name.text === name,
  );
  return own !== undefined && use.at < own.end;
}

/** What is given for a run is set when the cell has run: a function of the cell would have to see it. */
function keptParameters(cell: CellNames, parameters: number | null): readonly Refusal[] {
  if (cell.number !== parameters) return [];
  const kept = cell.uses.filter(
    ({ name, own, captured, value }) =>
      own && captured && value && cell.declared.get(name)?.kind === "variable",
  );
  return firstOfEach(
    cell,
    kept.map(
      (use) => [use, `has a function that keeps \`${use.name}\`, which may be given for a run`] as const,
    ),
    "Declare the function in a cell of its own.",
  );
}

/** Imports stand at the script's top: what a cell sets for them comes too late there. */
function importedLate(cell: CellNames, setting: CellNames | undefined): readonly Refusal[] {
  if (setting === undefined || setting.number > cell.number) return [];
  const late = cell.file.statements.find(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword &&
      !isOfNode(statement.moduleSpecifier),
  );
  if (late === undefined) return [];
  return [
    {
      cell: cell.number,
      line: lineOf(late, cell.file),
      message: `imports what may look at \`process.env\`, which cell ${setting.number} sets before`,
      hint: "Set the environment outside, or import by `await import(…)`.",
    },
  ];
}

const ofNode = new Set(
  `assert buffer child_process crypto events fs fs/promises http https os path querystring readline stream timers
  timers/promises url util zlib`.split(/\s+/),
);

function isOfNode(specifier: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(specifier) && (specifier.text.startsWith("node:") || ofNode.has(specifier.text))
  );
}

function setsEnvironment({ file }: CellNames): boolean {
  const sets = (node: ts.Node): boolean => {
    const isSet =
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment &&
      /^process\.env\b/u.test(node.left.getText(file));
    return isSet || (ts.forEachChild(node, sets) ?? false);
  };
  return sets(file);
}

function hiddenValue({ number, file }: CellNames): readonly Refusal[] {
  const statement = hiddenCompletionOf(file);
  if (statement === null) return [];
  return [
    {
      cell: number,
      line: lineOf(statement, file),
      message: "ends with a loop or a block, whose last value the kernel shows",
      hint: "End the cell with what it is to show, or with `undefined`.",
    },
  ];
}

type Place = Pick<Use, "name" | "at">;

function firstOfEach(
  { number, file }: CellNames,
  refused: readonly (readonly [Place, string])[],
  hint: string,
): readonly Refusal[] {
  const first = new Map<string, Refusal>();
  for (const [{ name, at }, message] of refused)
    if (!first.has(name)) first.set(name, { cell: number, line: lineAt(at, file), message, hint });
  return [...first.values()];
}

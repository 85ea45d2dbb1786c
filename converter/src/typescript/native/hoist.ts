import { ts } from "ts-morph";
import type { CellNames } from "./cell-names.js";

/**
 * The names whose declarations stand at the script's top: imports, and definitions that are pure (what they use is there too)
 * and of one meaning in the whole notebook, where another cell uses them or their cell is nothing else.
 */
export function hoistedDeclarations(
  cells: readonly CellNames[],
  boundElsewhere: ReadonlySet<string>,
): ReadonlySet<string> {
  const hoistable = new Map<
    string,
    { readonly cell: CellNames; readonly statements: readonly ts.Statement[] }
  >();
  const makers = new Map<string, number>();
  for (const { declared } of cells)
    for (const name of declared.keys()) makers.set(name, (makers.get(name) ?? 0) + 1);
  const assigned = new Set(
    cells.flatMap(({ uses }) => uses.filter((use) => use.assigned).map(({ name }) => name)),
  );
  const imported = new Set<string>();
  for (const cell of cells) {
    for (const [name, { kind, statements }] of cell.declared) {
      if (kind === "import") imported.add(name);
      const fixed = makers.get(name) === 1 && !assigned.has(name) && !boundElsewhere.has(name);
      const pure = (kind === "definition" || kind === "type") && statements.every(isPure);
      if (fixed && pure) hoistable.set(name, { cell, statements });
    }
  }
  const bound = new Set([...makers.keys(), ...boundElsewhere]);
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, { cell, statements }] of hoistable) {
      const needs = cell.uses.filter((use) => statements.includes(use.statement) && use.name !== name);
      const there = needs.every(
        (use) => !bound.has(use.name) || imported.has(use.name) || hoistable.has(use.name),
      );
      if (!there) {
        hoistable.delete(name);
        changed = true;
      }
    }
  }
  return new Set([...imported, ...wanted(cells, hoistable)]);
}

function wanted(
  cells: readonly CellNames[],
  hoistable: ReadonlyMap<string, { readonly cell: CellNames; readonly statements: readonly ts.Statement[] }>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const take = (name: string): void => {
    const one = hoistable.get(name);
    if (one === undefined || found.has(name)) return;
    found.add(name);
    for (const use of one.cell.uses) if (one.statements.includes(use.statement)) take(use.name);
  };
  for (const cell of cells) {
    const own = new Set([...cell.declared.values()].flatMap(({ statements }) => statements));
    const alone = cell.file.statements.every(
      (statement) =>
        ts.isEmptyStatement(statement) || ts.isImportDeclaration(statement) || own.has(statement),
    );
    const all = [...cell.declared].every(([name, { kind }]) => kind === "import" || hoistable.has(name));
    if (alone && all) for (const name of cell.declared.keys()) take(name);
    for (const use of cell.uses) if (!use.own) take(use.name);
  }
  return found;
}

/** Whether nothing runs where it is declared. */
function isPure(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement)) return true;
  if (ts.isEnumDeclaration(statement))
    return statement.members.every(({ initializer }) => isLiteral(initializer));
  if (!ts.isClassDeclaration(statement)) return true;
  const bases = statement.heritageClauses?.flatMap(({ types }) => types) ?? [];
  if (!bases.every(({ expression }) => ts.isIdentifier(expression))) return false;
  const decorated = ts.canHaveDecorators(statement) && (ts.getDecorators(statement) ?? []).length > 0;
  return (
    !decorated &&
    statement.members.every((member) => {
      if (ts.isClassStaticBlockDeclaration(member)) return false;
      if (member.name !== undefined && ts.isComputedPropertyName(member.name)) return false;
      if (ts.canHaveDecorators(member) && (ts.getDecorators(member) ?? []).length > 0) return false;
      const isStatic = ts.canHaveModifiers(member)
        ? (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
        : false;
      return !(isStatic && ts.isPropertyDeclaration(member)) || isLiteral(member.initializer);
    })
  );
}

function isLiteral(node: ts.Expression | undefined): boolean {
  if (node === undefined) return true;
  if (ts.isPrefixUnaryExpression(node)) return isLiteral(node.operand);
  return (
    ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || /^(?:true|false|null)$/u.test(node.getText())
  );
}

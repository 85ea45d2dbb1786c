import { ts } from "ts-morph";
import type { Refusal } from "./refusal.js";
import { lineOf } from "./refusal.js";
import type { CellNames } from "./cell-names.js";

/** An import as it stands at the script's top. */
export interface HoistedImport {
  readonly statement: ts.ImportDeclaration;
  /** The statement, its specifier resolved; null where an earlier cell has the very same. */
  readonly text: string | null;
}

/** The imports of all cells, each once, or why they can't stand in one script. */
export function hoistImports(
  cells: readonly CellNames[],
  taken: ReadonlySet<string>,
): { readonly imports: ReadonlyMap<ts.Statement, HoistedImport>; readonly refusals: readonly Refusal[] } {
  const imports = new Map<ts.Statement, HoistedImport>();
  const refusals: Refusal[] = [];
  const seen = new Map<string, { readonly what: string; readonly cell: number }>();
  for (const cell of cells) {
    for (const statement of cell.file.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const line = lineOf(statement, cell.file);
      const specifier = ts.isStringLiteralLike(statement.moduleSpecifier)
        ? statement.moduleSpecifier.text
        : "";
      const resolved = resolveSpecifier(specifier);
      if (resolved === null) {
        refusals.push(unknownSpecifier(specifier, cell.number, line));
        continue;
      }
      const bindings = bindingsOf(statement, resolved);
      const clash = bindings.find(
        ({ name, what }) => taken.has(name) || (seen.get(name)?.what ?? what) !== what,
      );
      if (clash !== undefined) {
        const other = seen.get(clash.name);
        refusals.push({
          cell: cell.number,
          line,
          message:
            other === undefined
              ? `imports \`${clash.name}\`, which is a name of the script's own`
              : `imports \`${clash.name}\`, which cell ${other.cell} imports in another way`,
          hint: `Import it by another name: \`import { ${clash.name} as … }\`.`,
        });
        continue;
      }
      const again = new Set(bindings.filter(({ name }) => seen.has(name)).map(({ name }) => name));
      const text = withSpecifier(statement, cell.file, resolved);
      imports.set(statement, {
        statement,
        text: again.size === 0 ? text : withoutNames(statement, again, resolved),
      });
      for (const { name, what } of bindings) if (!seen.has(name)) seen.set(name, { what, cell: cell.number });
    }
    refusals.push(...dynamicImports(cell));
  }
  return { imports, refusals };
}

/** The names that an import binds, each with what it stands for: two that are alike are one. */
function bindingsOf(
  { importClause: clause, attributes }: ts.ImportDeclaration,
  module: string,
): readonly { readonly name: string; readonly what: string }[] {
  if (clause === undefined) return [];
  const { name, namedBindings: named } = clause;
  const isType = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const from = JSON.stringify([module, attributes?.getText() ?? "", isType]);
  return [
    ...(name === undefined ? [] : [{ name: name.text, what: `${from} default` }]),
    ...(named === undefined
      ? []
      : ts.isNamespaceImport(named)
        ? [{ name: named.name.text, what: `${from} *` }]
        : named.elements.map((one) => ({
            name: one.name.text,
            what: `${from} ${(one.propertyName ?? one.name).text}`,
          }))),
  ];
}

/** An import without the names that an earlier one binds; null where none is left. */
function withoutNames(
  { importClause: clause, attributes }: ts.ImportDeclaration,
  names: ReadonlySet<string>,
  module: string,
): string | null {
  const first = clause?.name !== undefined && !names.has(clause.name.text) ? [clause.name.text] : [];
  const named = clause?.namedBindings;
  const more =
    named === undefined
      ? []
      : ts.isNamespaceImport(named)
        ? names.has(named.name.text)
          ? []
          : [named.getText()]
        : listed(named.elements.filter((one) => !names.has(one.name.text)).map((one) => one.getText()));
  if (first.length + more.length === 0) return null;
  const type = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? "type " : "";
  const rest = attributes === undefined ? "" : ` ${attributes.getText()}`;
  return `import ${type}${[...first, ...more].join(", ")} from ${JSON.stringify(module)}${rest};`;
}

function listed(names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`{ ${names.join(", ")} }`];
}

/** A module's name as Node knows it; null where only Deno does. */
function resolveSpecifier(specifier: string): string | null {
  const npm = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/u.exec(specifier);
  if (npm !== null) return `${npm[1]}${npm[2] ?? ""}`;
  return /^(?:https?|jsr|npm):/u.test(specifier) ? null : specifier;
}

function withSpecifier(statement: ts.ImportDeclaration, file: ts.SourceFile, specifier: string): string {
  const { moduleSpecifier } = statement;
  if (ts.isStringLiteralLike(moduleSpecifier) && moduleSpecifier.text === specifier)
    return statement.getText(file);
  const start = statement.getStart(file);
  const text = statement.getText(file);
  return (
    text.slice(0, moduleSpecifier.getStart(file) - start) +
    JSON.stringify(specifier) +
    text.slice(moduleSpecifier.end - start)
  );
}

function dynamicImports({ file, number }: CellNames): Refusal[] {
  const found: Refusal[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return;
    const [given] = node.arguments;
    if (given === undefined || !ts.isStringLiteralLike(given) || !/^(?:https?|jsr|npm):/u.test(given.text))
      return;
    found.push(unknownSpecifier(given.text, number, lineOf(node, file)));
  };
  visit(file);
  return found;
}

function unknownSpecifier(specifier: string, cell: number, line: number): Refusal {
  return {
    cell,
    line,
    message: `imports \`${specifier}\`, which only Deno can load`,
    hint: "Install the package beside the notebook, and import it by its name.",
  };
}

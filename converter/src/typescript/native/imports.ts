import { ts } from "ts-morph";
import type { Refusal } from "./refusal.js";
import { lineOf } from "./refusal.js";
import { importedNames, type CellNames } from "./cell-names.js";

/** An import as it stands at the script's top. */
export interface HoistedImport {
  readonly statement: ts.ImportDeclaration;
  /** The statement, its specifier resolved; null where an earlier cell has the very same. */
  readonly text: string | null;
}

/** The imports of all cells, each once, or why they can't stand in one script. */
export function hoistImports(
  cells: readonly CellNames[],
  folder: string,
  taken: ReadonlySet<string>,
): { readonly imports: ReadonlyMap<ts.Statement, HoistedImport>; readonly refusals: readonly Refusal[] } {
  const imports = new Map<ts.Statement, HoistedImport>();
  const refusals: Refusal[] = [];
  const seen = new Map<string, { readonly text: string; readonly cell: number }>();
  for (const cell of cells) {
    for (const statement of cell.file.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const line = lineOf(statement, cell.file);
      const specifier = ts.isStringLiteralLike(statement.moduleSpecifier)
        ? statement.moduleSpecifier.text
        : "";
      const resolved = resolveSpecifier(specifier, folder);
      if (resolved === null) {
        refusals.push(unknownSpecifier(specifier, cell.number, line));
        continue;
      }
      const text = withSpecifier(statement, cell.file, resolved);
      const names = importedNames(statement);
      const clash = names.find((name) => taken.has(name) || (seen.get(name)?.text ?? text) !== text);
      if (clash !== undefined) {
        const other = seen.get(clash);
        refusals.push({
          cell: cell.number,
          line,
          message:
            other === undefined
              ? `imports \`${clash}\`, which is a name of the script's own`
              : `imports \`${clash}\`, which cell ${other.cell} imports in another way`,
          hint: `Import it by another name: \`import { ${clash} as … }\`.`,
        });
        continue;
      }
      const again = names.length > 0 && names.every((name) => seen.has(name));
      for (const name of names) seen.set(name, seen.get(name) ?? { text, cell: cell.number });
      imports.set(statement, { statement, text: again ? null : text });
    }
    refusals.push(...dynamicImports(cell));
  }
  return { imports, refusals };
}

/** A module's name as Node knows it; null where only Deno does. */
function resolveSpecifier(specifier: string, folder: string): string | null {
  const npm = /^npm:\/?((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/u.exec(specifier);
  if (npm !== null) return `${npm[1]}${npm[2] ?? ""}`;
  if (/^(?:https?|jsr|npm):/u.test(specifier)) return null;
  if (!/^\.\.?\//u.test(specifier) || folder === "") return specifier;
  return `./${folder}/${specifier}`.replaceAll("/./", "/");
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

import { ts } from "ts-morph";
import { moduleName, type Step } from "../facts/index.js";
import type { Lowering } from "./lowering.js";

/** What an import binds. One of types alone binds nothing, and nothing runs. */
export function importSteps(
  node: ts.ImportDeclaration | ts.ImportEqualsDeclaration | ts.ExportDeclaration,
  at: Lowering,
): Step[] {
  const line = at.lineOf(node);
  const specifier = specifierOf(node);
  if (specifier === null) return [];
  const module = moduleName(specifier);
  const bind = (own: string, member: string | null): Step => ({
    kind: "import",
    name: own === "" ? "" : at.nameOf(own),
    module,
    member,
    line,
  });
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? [] : [bind("", null)];
  if (ts.isImportEqualsDeclaration(node)) return node.isTypeOnly ? [] : [bind(node.name.text, null)];
  const { importClause: clause } = node;
  if (clause === undefined) return [bind("", null)];
  if (clause.isTypeOnly) return [];
  const steps: Step[] = clause.name === undefined ? [] : [bind(clause.name.text, "default")];
  if (clause.namedBindings === undefined) return steps;
  if (ts.isNamespaceImport(clause.namedBindings))
    return [...steps, bind(clause.namedBindings.name.text, null)];
  for (const element of clause.namedBindings.elements) {
    if (!element.isTypeOnly) steps.push(bind(element.name.text, (element.propertyName ?? element.name).text));
  }
  return steps.length === 0 ? [bind("", null)] : steps;
}

/** The module that `require("…")` or `await import("…")` gives, as the facts name it; null for any other expression. */
export function loadedModule(node: ts.Expression): string | null {
  const call = ts.isAwaitExpression(node) ? node.expression : node;
  if (!ts.isCallExpression(call) || call.arguments.length !== 1) return null;
  const [given] = call.arguments;
  if (given === undefined || !ts.isStringLiteralLike(given)) return null;
  const isImport = call.expression.kind === ts.SyntaxKind.ImportKeyword && ts.isAwaitExpression(node);
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === "require";
  return isImport || isRequire ? moduleName(given.text) : null;
}

function specifierOf(node: Parameters<typeof importSteps>[0]): string | null {
  if (!ts.isImportEqualsDeclaration(node))
    return node.moduleSpecifier !== undefined && ts.isStringLiteralLike(node.moduleSpecifier)
      ? node.moduleSpecifier.text
      : null;
  const { moduleReference: from } = node;
  if (!ts.isExternalModuleReference(from) || !ts.isStringLiteralLike(from.expression)) return null;
  return from.expression.text;
}

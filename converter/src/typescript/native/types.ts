import { ts } from "ts-morph";
import { scriptGlobals } from "../globals.js";
import type { CellNames } from "./cell-names.js";
import { isReference } from "./reference.js";

/**
 * The types of what each cell takes from those before, where a cell says more by them than by the values that it leaves: by an
 * annotation, or by none where the value is yet to come. By cell.
 */
export function statedTypes(
  cells: readonly CellNames[],
  hoisted: ReadonlySet<string>,
): ReadonlyMap<number, Readonly<Record<string, string>>> {
  const known = new Map<string, string>();
  const stated = new Map<number, Readonly<Record<string, string>>>();
  for (const { number, file, declared } of cells) {
    stated.set(number, Object.fromEntries(known));
    for (const name of declared.keys()) known.delete(name);
    for (const statement of file.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, type, initializer } of statement.declarationList.declarations) {
        const text = ts.isIdentifier(name) ? typeText(type, initializer, hoisted) : null;
        if (text !== null && ts.isIdentifier(name)) known.set(name.text, text);
      }
    }
  }
  return stated;
}

function typeText(
  type: ts.TypeNode | undefined,
  initializer: ts.Expression | undefined,
  hoisted: ReadonlySet<string>,
): string | null {
  if (type !== undefined)
    return isKnownEverywhere(type, hoisted) ? type.getText().replace(/\s+/gu, " ") : null;
  if (initializer === undefined || /^(?:null|undefined)$/u.test(initializer.getText())) return "any";
  return ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 0 ? "any[]" : null;
}

/** Whether all names in a type stand at the script's top, or are the language's own. */
function isKnownEverywhere(type: ts.TypeNode, hoisted: ReadonlySet<string>): boolean {
  const isUnknown = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && isReference(node) && !hoisted.has(node.text) && !isBuiltIn(node.text)) ||
    (ts.forEachChild(node, isUnknown) ?? false);
  return !isUnknown(type) && !type.getText().includes("//");
}

const utilities = new Set(
  `Array ReadonlyArray Record Partial Required Readonly Pick Omit Exclude Extract NonNullable Parameters ReturnType
  InstanceType Awaited Iterable Iterator AsyncIterable Generator PromiseLike ArrayLike`.split(/\s+/),
);

function isBuiltIn(name: string): boolean {
  return utilities.has(name) || scriptGlobals.has(name);
}

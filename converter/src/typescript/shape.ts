import { ts } from "ts-morph";
import type { CellShape } from "../facts/index.js";
import { isTypeOnly } from "./lower-statement.js";

/** What a cell looks like it is for, by its statements alone. */
export function shapeOf(statements: readonly ts.Statement[]): CellShape {
  const kinds = new Set(statements.map(statementShape));
  for (const shape of ["work", "settings", "definitions", "imports"] as const)
    if (kinds.has(shape)) return shape;
  return "empty";
}

function statementShape(node: ts.Statement): CellShape {
  if (ts.isEmptyStatement(node)) return "empty";
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) return "imports";
  if (isTypeOnly(node) || ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return "definitions";
  if (ts.isEnumDeclaration(node)) return "definitions";
  if (!ts.isVariableStatement(node)) return "work";
  const { declarationList: list } = node;
  if ((list.flags & ts.NodeFlags.Const) === 0) return "work";
  const shapes = list.declarations.map(({ name, initializer }): CellShape => {
    if (initializer === undefined || !ts.isIdentifier(name)) return "work";
    if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) return "definitions";
    return /^[A-Z][A-Z\d_]+$/u.test(name.text) && isLiteral(initializer) ? "settings" : "work";
  });
  return shapes.includes("work") ? "work" : shapes.includes("settings") ? "settings" : "definitions";
}

function isLiteral(node: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node)) return isLiteral(node.operand);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isLiteral);
  if (ts.isAsExpression(node)) return isLiteral(node.expression);
  return (
    ts.isStringLiteralLike(node) ||
    ts.isNumericLiteral(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    node.kind === ts.SyntaxKind.NullKeyword
  );
}

import { ts } from "ts-morph";
import type { CellNumber, Json, ParameterType, PlanParameter } from "../plan/plan.js";
import type { ParsedScript } from "./parse-cell.js";

/** The parameters that a cell tagged `parameters` declares at its own level, in its order. */
export function scriptParameters(cell: CellNumber, { source, file }: ParsedScript): PlanParameter[] {
  const found = new Map<string, PlanParameter>();
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer, type } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || initializer === undefined) continue;
      const literal = literalOf(initializer);
      found.delete(name.text);
      found.set(name.text, {
        name: name.text,
        type: literal?.type ?? annotated(type),
        ...(literal?.json === undefined ? {} : { default: literal.json }),
        source: initializer.getText(file),
        description: commentBehind(source, statement.end),
        cell,
      });
    }
  }
  return [...found.values()];
}

interface Literal {
  readonly type: ParameterType;
  readonly json?: Json;
}

function literalOf(node: ts.Expression): Literal | null {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return literalOf(node.expression);
  if (ts.isStringLiteralLike(node)) return { type: "string", json: node.text };
  if (ts.isNumericLiteral(node)) return number(Number(node.text));
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const operand = literalOf(node.operand);
    return typeof operand?.json === "number" && operand.json !== 0 ? number(-operand.json) : null;
  }
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map((element) => literalOf(element)?.json);
    const json = items.filter((item) => item !== undefined);
    return json.length === items.length ? { type: "array", json } : { type: "array" };
  }
  if (ts.isObjectLiteralExpression(node)) return objectOf(node);
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return { type: "boolean", json: true };
    case ts.SyntaxKind.FalseKeyword:
      return { type: "boolean", json: false };
    case ts.SyntaxKind.NullKeyword:
      return { type: "null", json: null };
    default:
      return null;
  }
}

/** JavaScript has one kind of number, so a whole one says nothing about the others. */
function number(value: number): Literal {
  return Number.isFinite(value) ? { type: "number", json: value } : { type: "number" };
}

function objectOf(node: ts.ObjectLiteralExpression): Literal {
  const entries: [string, Json][] = [];
  for (const part of node.properties) {
    if (!ts.isPropertyAssignment(part) || ts.isComputedPropertyName(part.name)) return { type: "object" };
    const value = literalOf(part.initializer)?.json;
    if (value === undefined) return { type: "object" };
    entries.push([part.name.text, value]);
  }
  return { type: "object", json: Object.fromEntries(entries) };
}

function annotated(type: ts.TypeNode | undefined): ParameterType {
  switch (type?.kind) {
    case ts.SyntaxKind.StringKeyword:
      return "string";
    case ts.SyntaxKind.NumberKeyword:
      return "number";
    case ts.SyntaxKind.BooleanKeyword:
      return "boolean";
    case ts.SyntaxKind.ArrayType:
      return "array";
    default:
      return "any";
  }
}

/** A comment on the same line. */
function commentBehind(source: string, end: number): string | null {
  const text = /^[ \t]*\/\/[ \t]*(.*?)[ \t]*\r?$/mu.exec(source.slice(end).split("\n", 1)[0] ?? "")?.[1];
  return text === undefined || text === "" ? null : text;
}

import type { ConstantValue, Expr } from "../python/index.js";
import type { Json, ParameterType } from "./plan.js";
import { sourceOf } from "./source-text.js";

export interface Literal {
  readonly type: ParameterType;
  /** Left out where JSON cannot hold it, as an integer that a double would round. */
  readonly json?: Json;
}

/** What a Python literal is as JSON; null for an expression that is none. */
export function literalOf(node: Expr, source: string): Literal | null {
  const part = (child: Expr) => literalOf(child, source);
  switch (node.nodeType) {
    case "Constant":
      return constantOf(node.value, sourceOf(source, node));
    case "UnaryOp":
      return signed(node.op.nodeType, part(node.operand));
    case "List":
    case "Tuple":
      return listOf(node.elts.map(part));
    case "Dict":
      return dictOf(
        node.keys.map((key) => (key === null ? null : part(key))),
        node.values.map(part),
      );
    default:
      return null;
  }
}

function constantOf(value: ConstantValue, text: string): Literal | null {
  if (value === null) return { type: "null", json: null };
  if (typeof value === "string") return { type: "string", json: value };
  if (typeof value === "boolean") return { type: "boolean", json: value };
  if (typeof value === "bigint") return { type: "integer" };
  if (typeof value !== "number") return null;
  const isInteger = /^(0[xob][\da-f_]+|[\d_]+)$/i.test(text);
  const fits = isInteger ? Number.isSafeInteger(value) : Number.isFinite(value);
  return fits
    ? { type: isInteger ? "integer" : "number", json: value }
    : { type: isInteger ? "integer" : "number" };
}

/** `-0.0` is left out, for JSON's readers do not agree on it. */
function signed(operator: string, operand: Literal | null): Literal | null {
  if (operand?.type !== "integer" && operand?.type !== "number") return null;
  if (operator === "UAdd") return operand;
  if (operator !== "USub") return null;
  if (typeof operand.json !== "number") return operand;
  if (operand.json === 0) return operand.type === "integer" ? operand : { type: "number" };
  return { type: operand.type, json: -operand.json };
}

function listOf(items: readonly (Literal | null)[]): Literal {
  const json = items.flatMap((item) => (item?.json === undefined ? [] : [item.json]));
  return json.length === items.length ? { type: "array", json } : { type: "array" };
}

function dictOf(keys: readonly (Literal | null)[], values: readonly (Literal | null)[]): Literal {
  const entries: [string, Json][] = [];
  for (const [index, key] of keys.entries()) {
    const value = values[index]?.json;
    if (typeof key?.json !== "string" || value === undefined) return { type: "object" };
    entries.push([key.json, value]);
  }
  return { type: "object", json: Object.fromEntries(entries) };
}

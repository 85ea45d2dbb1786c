import type { Comprehension, ConstantValue, Expr } from "../tree.js";
import type { CollectionItem, Expression } from "../../facts/index.js";
import { targetNames } from "./target-names.js";
import { lowerCall } from "./lower-call.js";
import { lowerLambda } from "./lower-function.js";
import { none } from "./lower-target.js";
import { lineOf, type Lowering } from "./lowering.js";

export function lowerExpression(node: Expr, lowering: Lowering): Expression {
  const value = (expression: Expr): Expression => lowering.value(expression);
  switch (node.nodeType) {
    case "Constant":
      return constant(node.value);
    case "Name":
      lowering.names.add(node.id);
      return { kind: "name", name: node.id, line: lineOf(lowering, node) };
    case "Attribute":
      return { kind: "attribute", of: value(node.value), name: node.attr };
    case "Subscript":
      return { kind: "item", of: value(node.value), key: value(node.slice) };
    case "Slice":
      return {
        kind: "slice",
        parts: [node.lower, node.upper, node.step].filter((part) => part !== undefined).map(value),
      };
    case "Starred":
      return { kind: "item", of: value(node.value), key: { kind: "slice", parts: [] } };
    case "List":
    case "Tuple":
    case "Set":
      return {
        kind: "collection",
        type: node.nodeType === "List" ? "list" : node.nodeType === "Tuple" ? "tuple" : "set",
        items: node.elts.map((element) => item(null, element)),
      };
    case "Dict":
      return {
        kind: "collection",
        type: "dict",
        items: node.values.map((element, index) => {
          const key = node.keys[index];
          return { key: key ? value(key) : null, value: value(element), spread: !key };
        }),
      };
    case "BoolOp": {
      const values = node.values.map(value);
      return { kind: "choice", tests: [], values };
    }
    case "IfExp":
      return { kind: "choice", tests: [value(node.test)], values: [value(node.body), value(node.orelse)] };
    case "BinOp":
      return {
        kind: "operation",
        operator: operators[node.op.nodeType],
        operands: [value(node.left), value(node.right)],
      };
    case "UnaryOp":
      return node.op.nodeType === "Not"
        ? { kind: "operation", operator: "not", operands: [value(node.operand)] }
        : { kind: "operation", operator: "unary", operands: [value(node.operand)] };
    case "Compare":
      return {
        kind: "operation",
        operator: comparison(node.ops.map(({ nodeType }) => nodeType)),
        operands: [node.left, ...node.comparators].map(value),
      };
    case "NamedExpr":
      return { kind: "bind", target: lowering.target(node.target), value: value(node.value) };
    case "Lambda":
      return { kind: "function", function: lowerLambda(node, lowering) };
    case "ListComp":
      return comprehension("list", node.generators, [node.elt]);
    case "SetComp":
      return comprehension("set", node.generators, [node.elt]);
    case "GeneratorExp":
      return comprehension("generator", node.generators, [node.elt]);
    case "DictComp":
      return comprehension("dict", node.generators, [node.key, node.value]);
    case "JoinedStr":
    case "TemplateStr":
      return { kind: "text", parts: node.values.map(value) };
    case "FormattedValue":
    case "Interpolation":
      return {
        kind: "text",
        parts: [value(node.value), ...(node.format_spec ? [value(node.format_spec)] : [])],
      };
    case "Await":
      return { kind: "await", of: value(node.value) };
    case "Yield":
      return { kind: "yield", value: node.value ? value(node.value) : null, each: false };
    case "YieldFrom":
      return { kind: "yield", value: value(node.value), each: true };
    case "Call":
      return lowerCall(node, lowering);
  }

  function item(key: Expression | null, element: Expr): CollectionItem {
    return element.nodeType === "Starred"
      ? { key, value: value(element.value), spread: true }
      : { key, value: value(element), spread: false };
  }

  function comprehension(
    type: "list" | "set" | "dict" | "generator",
    generators: readonly Comprehension[],
    element: readonly Expr[],
  ): Expression {
    return {
      kind: "comprehension",
      type,
      locals: new Set(generators.flatMap((generator) => targetNames(generator.target))),
      generators: generators.map((generator) => ({
        over: value(generator.iter),
        target: lowering.target(generator.target),
        tests: generator.ifs.map(value),
      })),
      element: element.map(value),
    };
  }
}

const identity = new Set(["Is", "IsNot"]);
const membership = new Set(["In", "NotIn"]);

function comparison(operators: readonly string[]): string {
  if (operators.some((operator) => membership.has(operator))) return "in";
  return operators.every((operator) => identity.has(operator)) ? "is" : "compare";
}

const operators = {
  Add: "+",
  Sub: "-",
  Mult: "*",
  MatMult: "@",
  Div: "/",
  Mod: "%",
  Pow: "**",
  LShift: "<<",
  RShift: ">>",
  BitOr: "|",
  BitXor: "^",
  BitAnd: "&",
  FloorDiv: "//",
} as const;

export function operatorOf(node: { readonly nodeType: keyof typeof operators }): string {
  return operators[node.nodeType];
}

function constant(value: ConstantValue): Expression {
  const literal = (type: string, text: string | null): Expression => ({ kind: "constant", type, text });
  switch (typeof value) {
    case "string":
      return literal("str", value);
    case "boolean":
      return literal("bool", String(value));
    case "number":
      return literal(Number.isInteger(value) ? "int" : "float", String(value));
    case "bigint":
      return literal("int", String(value));
    default:
      return value === null ? none : literal(value.type === "complex" ? "float" : value.type, null);
  }
}

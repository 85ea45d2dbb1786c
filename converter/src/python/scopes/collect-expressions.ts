import type { Arguments, Comprehension, Expr } from "../tree.js";
import { Use } from "./block.js";
import type { Collector } from "./collector.js";

type MaybeExpr = Expr | null | undefined;

export function collectExpressions(nodes: readonly MaybeExpr[], to: Collector): void {
  for (const node of nodes) collectExpression(node, to);
}

export function collectAnnotation(node: MaybeExpr, to: Collector): void {
  if (!to.skipAnnotations) collectExpression(node, to);
}

export function collectExpression(node: MaybeExpr, to: Collector): void {
  if (node == null) return;
  switch (node.nodeType) {
    case "Name":
      if (node.ctx.nodeType === "Load") to.read(node.id);
      else to.add(node.id, Use.local);
      return;
    case "Constant":
      return;
    case "Attribute":
    case "Starred":
    case "Await":
    case "Yield":
    case "YieldFrom":
      return collectExpression(node.value, to);
    case "Call":
      collectExpression(node.func, to);
      collectExpressions(node.args, to);
      for (const keyword of node.keywords) collectExpression(keyword.value, to);
      return;
    case "Subscript":
      collectExpression(node.value, to);
      return collectExpression(node.slice, to);
    case "BinOp":
      collectExpression(node.left, to);
      return collectExpression(node.right, to);
    case "UnaryOp":
      return collectExpression(node.operand, to);
    case "BoolOp":
    case "JoinedStr":
    case "TemplateStr":
      return collectExpressions(node.values, to);
    case "Compare":
      collectExpression(node.left, to);
      return collectExpressions(node.comparators, to);
    case "Tuple":
    case "List":
    case "Set":
      return collectExpressions(node.elts, to);
    case "Dict":
      collectExpressions(node.keys, to);
      return collectExpressions(node.values, to);
    case "Slice":
      collectExpression(node.lower, to);
      collectExpression(node.upper, to);
      return collectExpression(node.step, to);
    case "IfExp":
      collectExpression(node.test, to);
      collectExpression(node.body, to);
      return collectExpression(node.orelse, to);
    case "FormattedValue":
    case "Interpolation":
      collectExpression(node.value, to);
      return collectExpression(node.format_spec, to);
    case "NamedExpr":
      if (node.target.nodeType === "Name") to.walrus(node.target.id);
      collectExpression(node.value, to);
      return collectExpression(node.target, to);
    case "Lambda":
      collectExpressions(node.args.defaults, to);
      collectExpressions(node.args.kw_defaults, to);
      return to.enter("lambda", "lambda", node, () => {
        collectParameters(node.args, to);
        collectExpression(node.body, to);
      });
    case "ListComp":
      return collectComprehension("listcomp", node, node.generators, [node.elt], to);
    case "SetComp":
      return collectComprehension("setcomp", node, node.generators, [node.elt], to);
    case "GeneratorExp":
      return collectComprehension("genexpr", node, node.generators, [node.elt], to);
    case "DictComp":
      return collectComprehension("dictcomp", node, node.generators, [node.value, node.key], to);
  }
}

export function collectParameters(args: Arguments, to: Collector): void {
  for (const arg of [...args.posonlyargs, ...args.args, ...args.kwonlyargs, args.vararg, args.kwarg]) {
    if (arg != null) to.add(arg.arg, Use.parameter);
  }
}

/** The outermost iterable is evaluated outside, and handed in as CPython's `.0`. */
function collectComprehension(
  name: string,
  node: Expr,
  generators: readonly Comprehension[],
  results: readonly Expr[],
  to: Collector,
): void {
  collectExpression(generators[0]?.iter, to);
  to.enter("comprehension", name, node, () => {
    to.add(".0", Use.parameter);
    for (const [i, { target, iter, ifs }] of generators.entries()) {
      to.iterationTarget(() => collectExpression(target, to));
      if (i > 0) collectExpression(iter, to);
      collectExpressions(ifs, to);
    }
    collectExpressions(results, to);
  });
}

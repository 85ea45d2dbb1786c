import type { Arguments, Expr, FunctionDef, AsyncFunctionDef, Lambda } from "../tree.js";
import type { FunctionFacts, Parameter } from "../../facts/index.js";
import { boundNames, yields } from "./bound-names.js";
import { lineOf, type Lowering } from "./lowering.js";

export function lowerFunction(node: FunctionDef | AsyncFunctionDef, lowering: Lowering): FunctionFacts {
  const parameters = lowerParameters(node.args, lowering);
  const { locals, globals } = boundNames(
    node.body,
    parameters.map((parameter) => parameter.name),
  );
  for (const name of [...locals, ...globals]) lowering.names.add(name);
  return {
    name: node.name,
    line: lineOf(lowering, node),
    parameters,
    locals,
    globals,
    body: lowering.steps(node.body),
    generator: node.nodeType === "AsyncFunctionDef" || yields(node.body),
  };
}

export function lowerLambda(node: Lambda, lowering: Lowering): FunctionFacts {
  const parameters = lowerParameters(node.args, lowering);
  const line = lineOf(lowering, node);
  return {
    name: "a lambda",
    line,
    parameters,
    locals: new Set(parameters.map((parameter) => parameter.name)),
    globals: new Set(),
    body: [{ kind: "return", value: lowering.value(node.body), line }],
    generator: yields(node.body),
  };
}

function lowerParameters(node: Arguments, lowering: Lowering): readonly Parameter[] {
  const lower = (value: Expr | null | undefined) => (value ? lowering.value(value) : null);
  const positional = [...node.posonlyargs, ...node.args];
  const firstDefault = positional.length - node.defaults.length;
  const parameters: Parameter[] = positional.map((argument, index) => ({
    name: argument.arg,
    kind: "positional",
    default: lower(node.defaults[index - firstDefault]),
  }));
  if (node.vararg) parameters.push({ name: node.vararg.arg, kind: "rest", default: null });
  node.kwonlyargs.forEach((argument, index) =>
    parameters.push({ name: argument.arg, kind: "keyword", default: lower(node.kw_defaults[index]) }),
  );
  if (node.kwarg) parameters.push({ name: node.kwarg.arg, kind: "named-rest", default: null });
  return parameters;
}

/** The annotations of a function's head, which are evaluated where it is defined. */
export function headAnnotations(node: FunctionDef | AsyncFunctionDef): readonly Expr[] {
  const { posonlyargs, args, kwonlyargs, vararg, kwarg } = node.args;
  const all = [...posonlyargs, ...args, ...kwonlyargs, vararg, kwarg].map((argument) => argument?.annotation);
  return [...all, node.returns].filter((annotation) => annotation !== undefined);
}

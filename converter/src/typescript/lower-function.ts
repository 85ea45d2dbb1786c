import { ts } from "ts-morph";
import type { FunctionFacts, Parameter, Step } from "../facts/index.js";
import { boundNames, hoistedNames, lexicalNames } from "./declared-names.js";
import { lowerBinding } from "./lower-binding.js";
import { name, nothing, type Lowering } from "./lowering.js";

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

/**
 * - `class`: a method; `this` is what it is handed first
 * - `static`: a method of a class itself, which is what it is handed first
 * - `object`: a method of an object literal; `this` may be whatever its callers have
 * - null: any other function
 */
export type MethodOf = "class" | "static" | "object" | null;

export function lowerFunction(
  node: FunctionNode,
  at: Lowering,
  of: MethodOf = null,
  first: (inside: Lowering) => readonly Step[] = () => [],
): FunctionFacts {
  const arrow = ts.isArrowFunction(node);
  const self = arrow ? at.self : of === null ? "unknown" : of === "static" ? "class" : "this";
  const parameterNames = node.parameters.flatMap((parameter) => boundNames(parameter.name));
  const body = node.body === undefined || !ts.isBlock(node.body) ? null : node.body;
  const declared = body === null ? [] : [...hoistedNames(body), ...lexicalNames(body.statements)];
  const ownName = ts.isFunctionExpression(node) ? node.name?.text : undefined;
  const inside = at.function(
    [
      ...(of === null ? [] : ["this"]),
      ...parameterNames,
      ...declared,
      ...(ownName === undefined ? [] : [ownName]),
    ],
    self,
  );
  const line = at.lineOf(node);
  const parameters: Parameter[] = of === "class" || of === "static" ? [positional("this")] : [];
  const steps: Step[] = [];
  for (const parameter of node.parameters) {
    if (ts.isIdentifier(parameter.name) && parameter.name.text === "this") continue;
    const simple = ts.isIdentifier(parameter.name) ? parameter.name.text : inside.fresh("parameter");
    parameters.push(
      parameter.dotDotDotToken === undefined ? positional(simple) : { ...positional(simple), kind: "rest" },
    );
    const given = name(simple, at.lineOf(parameter));
    const value =
      parameter.initializer === undefined
        ? given
        : {
            kind: "choice" as const,
            tests: [],
            values: [given, inside.maybe().value(parameter.initializer)],
          };
    if (parameter.initializer !== undefined || !ts.isIdentifier(parameter.name))
      steps.push(...lowerBinding(parameter.name, value, inside, at.lineOf(parameter)));
  }
  if (of === "object") parameters.push({ name: "this", kind: "keyword", default: null });
  if (body !== null) {
    for (const hoisted of new Set(hoistedNames(body))) {
      if (!parameterNames.includes(hoisted)) steps.push(undefinedAt(hoisted, line));
    }
    steps.push(...first(inside), ...inside.steps(body.statements));
  } else if (node.body !== undefined) {
    const value = inside.value(node.body as ts.Expression);
    steps.push({ kind: "return", value, line });
  } else {
    steps.push(...first(inside));
  }
  return {
    name: functionName(node),
    line,
    parameters,
    locals: inside.locals ?? new Set(),
    globals: new Set(),
    ...(ownName === undefined || parameterNames.includes(ownName) ? {} : { ownName }),
    body: steps,
    generator: "asteriskToken" in node && node.asteriskToken !== undefined,
    goesOn: node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) === true,
    pauses: node.body !== undefined && awaits(node.body),
  };
}

function awaits(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node)) return true;
  if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, awaits) === true;
}

/** Whether a function's own `this` or `arguments` matters to what it does. */
export function usesOwnThis(node: ts.Node): boolean {
  let found = false;
  const visit = (part: ts.Node): void => {
    if (part.kind === ts.SyntaxKind.ThisKeyword) found = true;
    if (found || ts.isClassLike(part)) return;
    if (ts.isFunctionLike(part) && !ts.isArrowFunction(part)) return;
    ts.forEachChild(part, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

export function positional(text: string): Parameter {
  return { name: text, kind: "positional", default: null };
}

function undefinedAt(text: string, line: number): Step {
  return { kind: "assign", targets: [{ kind: "name", name: text }], value: nothing, line };
}

function functionName(node: FunctionNode): string {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  if (node.name !== undefined && ts.isIdentifier(node.name)) return node.name.text;
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : "a function";
}

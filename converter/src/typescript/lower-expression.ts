import { ts } from "ts-morph";
import type { Argument, CollectionItem, Expression, Target } from "../facts/index.js";
import { lowerClass } from "./lower-class.js";
import { lowerFunction, usesOwnThis } from "./lower-function.js";
import {
  anything,
  anythingFromHereOn,
  conversions,
  name,
  nothing,
  runsUnseen,
  scalar,
  string,
  watched,
  type Lowering,
} from "./lowering.js";

/** What an expression may be. What may be passed by binds perhaps. */
export function lowerExpression(node: ts.Expression, at: Lowering): Expression {
  const of = (inner: ts.Expression): Expression => lowerExpression(inner, at);
  const maybe = (inner: ts.Expression): Expression => lowerExpression(inner, at.maybe());
  if (ts.isParenthesizedExpression(node)) return of(node.expression);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return of(node.expression);
  if (ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node)) return of(node.expression);
  if (ts.isExpressionWithTypeArguments(node)) return of(node.expression);
  if (ts.isIdentifier(node)) return identifier(node, at);
  if (ts.isStringLiteralLike(node)) return string(node.text);
  if (ts.isNumericLiteral(node)) return { kind: "constant", type: "float", text: node.text };
  if (ts.isBigIntLiteral(node)) return { kind: "constant", type: "int", text: node.text };
  if (ts.isTemplateExpression(node))
    return { kind: "text", parts: node.templateSpans.map((span) => of(span.expression)) };
  if (ts.isTaggedTemplateExpression(node)) return taggedTemplate(node, at);
  if (ts.isRegularExpressionLiteral(node)) return made("RegExp", node, at);
  if (ts.isPropertyAccessExpression(node)) return property(node, at);
  if (ts.isElementAccessExpression(node)) {
    const { argumentExpression: key } = node;
    // `o["a"]` is `o.a`
    return ts.isStringLiteralLike(key)
      ? attribute(receiver(node.expression, at), key.text)
      : { kind: "item", of: receiver(node.expression, at), key: of(key) };
  }
  if (ts.isCallExpression(node)) return call(node, at);
  if (ts.isNewExpression(node)) return construct(node, at);
  if (ts.isBinaryExpression(node)) return binary(node, at);
  if (ts.isConditionalExpression(node)) {
    const values = [maybe(node.whenTrue), maybe(node.whenFalse)];
    return { kind: "choice", tests: [of(node.condition)], values };
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const operand = of(node.operand);
    const changes =
      node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
    const result: Expression = { kind: "operation", operator: "unary", operands: [operand] };
    return changes ? bind(targetOf(node.operand, at), result, at) : result;
  }
  if (ts.isTypeOfExpression(node) || ts.isVoidExpression(node))
    return { kind: "operation", operator: "is", operands: [of(node.expression)] };
  if (ts.isDeleteExpression(node)) return bind(targetOf(node.expression, at), nothing, at);
  if (ts.isAwaitExpression(node)) return { kind: "await", of: of(node.expression) };
  if (ts.isYieldExpression(node)) {
    const value = node.expression === undefined ? null : of(node.expression);
    return { kind: "yield", value, each: node.asteriskToken !== undefined };
  }
  if (ts.isArrayLiteralExpression(node)) return { kind: "collection", type: "list", items: items(node, at) };
  if (ts.isObjectLiteralExpression(node)) return objectLiteral(node, at);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    return { kind: "function", function: lowerFunction(node, at) };
  if (ts.isClassExpression(node)) return classExpression(node, at);
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
      return { kind: "constant", type: "bool", text: null };
    case ts.SyntaxKind.NullKeyword:
      return nothing;
    case ts.SyntaxKind.ThisKeyword:
      return at.self === "this" || at.self === "class"
        ? name("this", at.lineOf(node))
        : anything("uses `this`");
    case ts.SyntaxKind.SuperKeyword:
      return at.base === null ? scalar : lowerExpression(at.base, at);
    case ts.SyntaxKind.MetaProperty:
      // `new.target`
      return at.self === "this" && (node as ts.MetaProperty).keywordToken === ts.SyntaxKind.NewKeyword
        ? { kind: "attribute", of: name("this", at.lineOf(node)), name: "constructor" }
        : scalar;
    case ts.SyntaxKind.OmittedExpression:
      return scalar;
    default:
      return anything("uses syntax that is not followed");
  }
}

/** Names of the whole scope as an object. */
const everything = new Set(["globalThis", "window", "global", "self", "top", "frames"]);

function identifier(node: ts.Identifier, at: Lowering): Expression {
  if (node.text === "undefined") return nothing;
  if (node.text === "Proxy" && !at.isOwn(node.text))
    return anythingFromHereOn("may use a proxy, which runs code wherever it is looked at");
  if (everything.has(node.text) && !at.isOwn(node.text)) return anything(`uses \`${node.text}\``);
  if (node.text === "arguments" && at.locals !== null && !at.isOwn(node.text))
    return anything("uses `arguments`");
  return name(at.nameOf(node.text), at.lineOf(node));
}

/** `super.method` is looked up on the base, with `this` handed over by the call. */
function receiver(node: ts.Expression, at: Lowering): Expression {
  return lowerExpression(node, at);
}

/** To change what an object inherits, and to give it accessors, is to have it run code, or show others' members. */
const inheritance = new Set(["__proto__", "__defineGetter__", "__defineSetter__"]);

/** What regular expressions leave of their last match, whoever has used them. */
const lastMatch = /^(?:\$(?:\d|[_&+`'])|lastMatch|lastParen|leftContext|rightContext|input)$/u;

function attribute(of: Expression, member: string): Expression {
  if (of.kind === "name" && of.name === "RegExp" && lastMatch.test(member))
    return anything("reads what a regular expression matched last");
  return inheritance.has(member) ? runsUnseen : { kind: "attribute", of, name: member };
}

function property(node: ts.PropertyAccessExpression, at: Lowering): Expression {
  const member = attribute(receiver(node.expression, at), node.name.text);
  if (node.expression.kind !== ts.SyntaxKind.SuperKeyword || at.self !== "this") return member;
  // what a getter of the base's gives
  const given = superCall(node.name.text, [], at.lineOf(node), at);
  return { kind: "choice", tests: [], values: [member, given] };
}

function call(node: ts.CallExpression, at: Lowering): Expression {
  const { expression: callee } = node;
  const line = at.lineOf(node);
  const inside = node.questionDotToken === undefined ? at : at.maybe();
  const given = argumentsOf(node.arguments, inside);
  if (callee.kind === ts.SyntaxKind.SuperKeyword) return superCall("__init__", given, line, at);
  if (ts.isPropertyAccessExpression(callee) && callee.expression.kind === ts.SyntaxKind.SuperKeyword)
    return superCall(callee.name.text, given, line, at);
  if (callee.kind === ts.SyntaxKind.ImportKeyword)
    return { kind: "call", callee: name("import", line), arguments: given, line };
  if (isDynamic(callee, at)) return anything(`calls \`${(callee as ts.Identifier).text}\``);
  return { kind: "call", callee: lowerExpression(callee, at), arguments: given, line };
}

function superCall(method: string, given: readonly Argument[], line: number, at: Lowering): Expression {
  if (at.base === null || (at.self !== "this" && at.self !== "class")) return anything("uses `super`");
  const callee: Expression = { kind: "attribute", of: lowerExpression(at.base, at), name: method };
  if (at.self === "class") return { kind: "call", callee, arguments: given, line };
  const self: Argument = { value: name("this", line), name: null, spread: false };
  return { kind: "call", callee, arguments: [self, ...given], line };
}

function construct(node: ts.NewExpression, at: Lowering): Expression {
  const line = at.lineOf(node);
  if (isDynamic(node.expression, at)) return anything("makes a `Function` of text");
  const callee = lowerExpression(node.expression, at);
  const given = argumentsOf(node.arguments ?? [], at);
  return { kind: "call", callee, arguments: given, line, constructs: true };
}

/** Runs text as code. `eval` is known by its name. */
function isDynamic(callee: ts.Expression, at: Lowering): boolean {
  return (
    ts.isIdentifier(callee) &&
    (callee.text === "Function" || callee.text === "eval") &&
    !at.isOwn(callee.text)
  );
}

function argumentsOf(given: readonly ts.Expression[], at: Lowering): Argument[] {
  return given.map((one) =>
    ts.isSpreadElement(one)
      ? { value: lowerExpression(one.expression, at), name: null, spread: true }
      : { value: lowerExpression(one, at), name: null, spread: false },
  );
}

function taggedTemplate(node: ts.TaggedTemplateExpression, at: Lowering): Expression {
  const spans = ts.isTemplateExpression(node.template) ? node.template.templateSpans : [];
  const texts: Expression = { kind: "collection", type: "list", items: [] };
  const given = [texts, ...spans.map((span) => lowerExpression(span.expression, at))];
  return {
    kind: "call",
    callee: lowerExpression(node.tag, at),
    arguments: given.map((value) => ({ value, name: null, spread: false })),
    line: at.lineOf(node),
  };
}

function made(type: string, node: ts.Node, at: Lowering): Expression {
  const line = at.lineOf(node);
  return { kind: "call", callee: name(at.nameOf(type), line), arguments: [], line };
}

const assignments: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

const passing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

function binary(node: ts.BinaryExpression, at: Lowering): Expression {
  const operator = node.operatorToken.kind;
  const right = (): Expression => lowerExpression(node.right, at);
  if (operator === ts.SyntaxKind.EqualsToken) {
    if (ts.isObjectLiteralExpression(node.left) || ts.isArrayLiteralExpression(node.left))
      return anything("takes a value apart within an expression");
    return bind(targetOf(node.left, at), right(), at);
  }
  if (assignments.has(operator)) {
    const old = lowerExpression(node.left, at);
    const given = lowerExpression(node.right, at.maybe());
    return bind(targetOf(node.left, at), { kind: "choice", tests: [], values: [old, given] }, at);
  }
  if (operator >= ts.SyntaxKind.FirstAssignment && operator <= ts.SyntaxKind.LastAssignment) {
    const operands = [lowerExpression(node.left, at), right()];
    return bind(
      targetOf(node.left, at),
      { kind: "operation", operator: sumOrNumber(operator), operands },
      at,
    );
  }
  if (passing.has(operator)) {
    const left = lowerExpression(node.left, at);
    return { kind: "choice", tests: [], values: [left, lowerExpression(node.right, at.maybe())] };
  }
  const operands = [lowerExpression(node.left, at), right()];
  if (operator === ts.SyntaxKind.CommaToken)
    return { kind: "choice", tests: operands.slice(0, 1), values: operands.slice(1) };
  return {
    kind: "operation",
    operator: comparisons.has(operator) ? "compare" : sumOrNumber(operator),
    operands,
  };
}

/** What adds may join texts; all else gives numbers. */
function sumOrNumber(operator: ts.SyntaxKind): "+" | "number" {
  return operator === ts.SyntaxKind.PlusToken || operator === ts.SyntaxKind.PlusEqualsToken ? "+" : "number";
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.InKeyword,
  ts.SyntaxKind.InstanceOfKeyword,
]);

/** Where the place may be passed by, what was there may still be there. */
function bind(target: Target | null, given: Expression, at: Lowering): Expression {
  if (target === null) return anything("assigns to what is not followed");
  const value = target.kind === "attribute" ? watched(target.name, given) : given;
  if (!at.conditional || target.kind !== "name") return { kind: "bind", target, value };
  const old = name(target.name, 1);
  return { kind: "bind", target, value: { kind: "choice", tests: [], values: [old, value] } };
}

export function targetOf(node: ts.Expression, at: Lowering): Target | null {
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node) || ts.isAsExpression(node))
    return targetOf(node.expression, at);
  if (ts.isIdentifier(node)) return { kind: "name", name: at.nameOf(node.text) };
  if (ts.isPropertyAccessExpression(node))
    return { kind: "attribute", of: lowerExpression(node.expression, at), name: node.name.text };
  if (ts.isElementAccessExpression(node)) {
    const of = lowerExpression(node.expression, at);
    const { argumentExpression: key } = node;
    return ts.isStringLiteralLike(key)
      ? { kind: "attribute", of, name: key.text }
      : { kind: "item", of, key: lowerExpression(key, at) };
  }
  return null;
}

function items(node: ts.ArrayLiteralExpression, at: Lowering): CollectionItem[] {
  return node.elements.map((element) =>
    ts.isSpreadElement(element)
      ? { key: null, value: lowerExpression(element.expression, at), spread: true }
      : { key: null, value: lowerExpression(element, at), spread: false },
  );
}

function objectLiteral(node: ts.ObjectLiteralExpression, at: Lowering): Expression {
  const entries = node.properties.map((part): CollectionItem | null => {
    if (ts.isSpreadAssignment(part))
      return { key: null, value: lowerExpression(part.expression, at), spread: true };
    if (ts.isShorthandPropertyAssignment(part) && conversions.has(part.name.text)) return null;
    if (ts.isShorthandPropertyAssignment(part))
      return { key: string(part.name.text), value: identifier(part.name, at), spread: false };
    if (ts.isAccessor(part)) return null;
    const key = keyOf(part.name, at);
    const callable = ts.isMethodDeclaration(part) || ts.isFunctionLike(part.initializer);
    const text = key.kind === "constant" ? key.text : null;
    const mayRun = callable || !isPlainData(part.initializer);
    if (text === null ? callable || isSymbol(part.name) : mayRun && conversions.has(text)) return null;
    if (text === "__proto__") return null;
    const value: Expression = ts.isMethodDeclaration(part)
      ? { kind: "function", function: lowerFunction(part, at, "object") }
      : ts.isFunctionExpression(part.initializer) && usesOwnThis(part.initializer)
        ? { kind: "function", function: lowerFunction(part.initializer, at, "object") }
        : lowerExpression(part.initializer, at);
    return { key, value, spread: false };
  });
  const known = entries.filter((entry) => entry !== null);
  const literal: Expression = { kind: "collection", type: "dict", items: known };
  if (known.length === entries.length) return literal;
  return { kind: "choice", tests: [runsUnseen], values: [literal] };
}

/** `[Symbol.iterator]`: a name by which code is called by itself. */
function isSymbol(key: ts.PropertyName): boolean {
  return (
    ts.isComputedPropertyName(key) &&
    ts.isPropertyAccessExpression(key.expression) &&
    ts.isIdentifier(key.expression.expression) &&
    key.expression.expression.text === "Symbol"
  );
}

function isPlainData(node: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(node) || ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node)
  );
}

function keyOf(key: ts.PropertyName, at: Lowering): Expression {
  if (ts.isComputedPropertyName(key)) return lowerExpression(key.expression, at);
  return string(key.text);
}

function classExpression(node: ts.ClassExpression, at: Lowering): Expression {
  return lowerClass(node, at);
}

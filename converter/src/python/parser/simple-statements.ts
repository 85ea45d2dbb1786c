import type { Expr, Operator, Stmt } from "../tree.js";
import type { Cursor } from "./cursor.js";
import { importFrom, importStatement } from "./imports.js";
import type { SyntaxFailure } from "./syntax-failure.js";
import { asTarget, describeTarget } from "./targets.js";
import { typeParameters } from "./type-parameters.js";

const AUGMENTED: Readonly<Record<string, Operator["nodeType"]>> = {
  "+=": "Add",
  "-=": "Sub",
  "*=": "Mult",
  "/=": "Div",
  "//=": "FloorDiv",
  "%=": "Mod",
  "@=": "MatMult",
  "&=": "BitAnd",
  "|=": "BitOr",
  "^=": "BitXor",
  "<<=": "LShift",
  ">>=": "RShift",
  "**=": "Pow",
};

/** Statements with `;` between them, up to and with the end of their line. */
export function simpleStatements(p: Cursor): Stmt[] {
  const statements = [simpleStatement(p)];
  while (p.accept(";") && p.token.kind !== "newline") statements.push(simpleStatement(p));
  if (p.token.kind !== "newline" && p.token.kind !== "end") throw unexpected(p, statements.at(-1));
  if (p.token.kind === "newline") p.take();
  return statements;
}

/** What CPython says of something that goes on where a statement has ended. */
function unexpected(p: Cursor, statement: Stmt | undefined): SyntaxFailure {
  const { token } = p;
  const called =
    statement?.nodeType === "Expr" && statement.value.nodeType === "Name" ? statement.value.id : null;
  if ((called === "print" || called === "exec") && token.kind !== "op" && token.kind !== "keyword") {
    return p.failure(`Missing parentheses in call to '${called}'. Did you mean ${called}(...)?`, p.peek(-1));
  }
  return p.failure("invalid syntax");
}

function simpleStatement(p: Cursor): Stmt {
  const start = p.at;
  const { kind, text } = p.token;
  if (kind === "keyword") {
    switch (text) {
      case "import":
        return importStatement(p);
      case "from":
        return importFrom(p);
      case "return": {
        p.take();
        const value = ends(p) ? undefined : p.grammar.starExpressions(p);
        return { nodeType: "Return", ...p.span(start), value };
      }
      case "raise":
        return raise(p);
      case "pass":
        p.take();
        return { nodeType: "Pass", ...p.span(start) };
      case "break":
        p.take();
        return { nodeType: "Break", ...p.span(start) };
      case "continue":
        p.take();
        return { nodeType: "Continue", ...p.span(start) };
      case "del":
        return deletion(p);
      case "assert": {
        p.take();
        const test = p.grammar.expression(p);
        const msg = p.accept(",") ? p.grammar.expression(p) : undefined;
        return { nodeType: "Assert", ...p.span(start), test, msg };
      }
      case "global":
      case "nonlocal": {
        p.take();
        const names = [p.name()];
        while (p.accept(",")) names.push(p.name());
        return { nodeType: text === "global" ? "Global" : "Nonlocal", ...p.span(start), names };
      }
      default:
    }
  }
  if (kind === "name" && text === "type" && p.peek(1).kind === "name") {
    const alias = p.attempt(() => typeAlias(p));
    if (alias !== null) return alias;
  }
  return expressionStatement(p);
}

function ends(p: Cursor): boolean {
  return p.token.kind === "newline" || p.token.kind === "end" || p.is(";");
}

function raise(p: Cursor): Stmt {
  const start = p.at;
  p.take();
  const exc = ends(p) ? undefined : p.grammar.expression(p);
  const cause = exc !== undefined && p.accept("from") ? p.grammar.expression(p) : undefined;
  return { nodeType: "Raise", ...p.span(start), exc, cause };
}

function deletion(p: Cursor): Stmt {
  const start = p.at;
  p.take();
  const targets: Expr[] = [];
  do {
    if (ends(p) && targets.length > 0) break;
    targets.push(asTarget(p, p.grammar.primary(p), "delete"));
  } while (p.accept(","));
  return { nodeType: "Delete", ...p.span(start), targets };
}

function typeAlias(p: Cursor): Stmt {
  const start = p.at;
  p.take();
  const nameStart = p.at;
  const id = p.name();
  const name: Expr = { nodeType: "Name", ...p.span(nameStart), id, ctx: { nodeType: "Store" } };
  const type_params = typeParameters(p);
  p.expect("=");
  const value = p.grammar.expression(p);
  return { nodeType: "TypeAlias", ...p.span(start), name, type_params, value };
}

function expressionStatement(p: Cursor): Stmt {
  const start = p.at;
  const bracketed = p.is("(");
  const first = p.grammar.yieldOrExpressions(p);
  if (p.is("=")) return assignment(p, start, first);
  if (p.accept(":")) {
    if (first.nodeType === "Tuple")
      throw p.failureAt("only single target (not tuple) can be annotated", first);
    if (first.nodeType === "List") throw p.failureAt("only single target (not list) can be annotated", first);
    const target = asTarget(p, first);
    const annotation = p.grammar.expression(p);
    const value = p.accept("=") ? p.grammar.yieldOrExpressions(p) : undefined;
    const simple = first.nodeType === "Name" && !bracketed ? 1 : 0;
    return { nodeType: "AnnAssign", ...p.span(start), target, annotation, value, simple };
  }
  const { kind, text } = p.token;
  const operator = kind === "op" && Object.hasOwn(AUGMENTED, text) ? AUGMENTED[text] : undefined;
  if (operator === undefined) return { nodeType: "Expr", ...p.span(start), value: first };
  if (first.nodeType !== "Name" && first.nodeType !== "Attribute" && first.nodeType !== "Subscript") {
    const message = `'${describeTarget(first)}' is an illegal expression for augmented assignment`;
    throw p.failureAt(message, first);
  }
  const target = asTarget(p, first);
  p.take();
  const value = p.grammar.yieldOrExpressions(p);
  return { nodeType: "AugAssign", ...p.span(start), target, op: { nodeType: operator }, value };
}

function assignment(p: Cursor, start: number, first: Expr): Stmt {
  const targets: Expr[] = [];
  let value = first;
  while (p.accept("=")) {
    targets.push(assignmentTarget(p, value));
    value = p.grammar.yieldOrExpressions(p);
  }
  return { nodeType: "Assign", ...p.span(start), targets, value };
}

function assignmentTarget(p: Cursor, value: Expr): Expr {
  const kind = describeTarget(value);
  const isTarget = /^(?:name|attribute|subscript|tuple|list|starred)$/.test(kind);
  if (isTarget || /^(?:True|False|None|yield expression)$/.test(kind)) return asTarget(p, value);
  throw p.failureAt(`cannot assign to ${kind} here. Maybe you meant '==' instead of '='?`, value);
}

import type { Expr, Pattern } from "../tree.js";
import type { Cursor } from "./cursor.js";
import { numberValue } from "./literals.js";
import { strings } from "./strings.js";
import { LOAD } from "./targets.js";

/** What stands behind `case`: one pattern, or several that make a sequence. */
export function casePatterns(p: Cursor): Pattern {
  const start = p.at;
  const first = maybeStar(p);
  if (!p.is(",") && first.nodeType !== "MatchStar") return first;
  const patterns = [first];
  while (p.accept(",") && !p.is(":") && !p.is("if")) patterns.push(maybeStar(p));
  return { nodeType: "MatchSequence", ...p.span(start), patterns };
}

function maybeStar(p: Cursor): Pattern {
  if (!p.is("*")) return pattern(p);
  const start = p.at;
  p.take();
  const name = p.name();
  return { nodeType: "MatchStar", ...p.span(start), name: name === "_" ? undefined : name };
}

function pattern(p: Cursor): Pattern {
  const start = p.at;
  const inner = alternatives(p);
  if (!p.accept("as")) return inner;
  const name = p.name();
  return { nodeType: "MatchAs", ...p.span(start), pattern: inner, name };
}

function alternatives(p: Cursor): Pattern {
  const start = p.at;
  const first = closed(p);
  if (!p.is("|")) return first;
  const patterns = [first];
  while (p.accept("|")) patterns.push(closed(p));
  return { nodeType: "MatchOr", ...p.span(start), patterns };
}

function closed(p: Cursor): Pattern {
  const { kind, text } = p.token;
  const start = p.at;
  if (kind === "name") return named(p);
  if (kind === "keyword" && (text === "None" || text === "True" || text === "False")) {
    p.take();
    return { nodeType: "MatchSingleton", ...p.span(start), value: text === "None" ? null : text === "True" };
  }
  if (kind === "op" && text === "(") return group(p);
  if (kind === "op" && text === "[") {
    p.take();
    const patterns = sequence(p, "]");
    return { nodeType: "MatchSequence", ...p.span(start), patterns };
  }
  if (kind === "op" && text === "{") return mapping(p);
  const value = literal(p);
  return { nodeType: "MatchValue", ...p.span(start), value };
}

function named(p: Cursor): Pattern {
  const start = p.at;
  const target = dottedName(p);
  if (p.is("(")) return classPattern(p, start, target);
  if (target.nodeType !== "Name") return { nodeType: "MatchValue", ...p.span(start), value: target };
  const name = target.id === "_" ? undefined : target.id;
  return { nodeType: "MatchAs", ...p.span(start), pattern: undefined, name };
}

function dottedName(p: Cursor): Expr {
  const start = p.at;
  const id = p.name();
  let node: Expr = { nodeType: "Name", ...p.span(start), id, ctx: LOAD };
  while (p.accept(".")) {
    const attr = p.name();
    node = { nodeType: "Attribute", ...p.span(start), value: node, attr, ctx: LOAD };
  }
  return node;
}

function classPattern(p: Cursor, start: number, cls: Expr): Pattern {
  p.expect("(");
  const patterns: Pattern[] = [];
  const kwd_attrs: string[] = [];
  const kwd_patterns: Pattern[] = [];
  while (!p.is(")")) {
    if (p.token.kind === "name" && p.isAhead(1, "=")) {
      kwd_attrs.push(p.name());
      p.take();
      kwd_patterns.push(pattern(p));
    } else {
      if (kwd_attrs.length > 0) throw p.failure("positional patterns follow keyword patterns");
      patterns.push(pattern(p));
    }
    if (!p.accept(",")) break;
  }
  p.expect(")");
  return { nodeType: "MatchClass", ...p.span(start), cls, patterns, kwd_attrs, kwd_patterns };
}

function group(p: Cursor): Pattern {
  const start = p.at;
  p.take();
  if (p.accept(")")) return { nodeType: "MatchSequence", ...p.span(start), patterns: [] };
  const first = maybeStar(p);
  if (first.nodeType !== "MatchStar" && p.accept(")")) return first;
  const patterns = [first];
  if (p.accept(",")) patterns.push(...sequence(p, ")"));
  else p.expect(")");
  return { nodeType: "MatchSequence", ...p.span(start), patterns };
}

function sequence(p: Cursor, close: string): Pattern[] {
  const patterns: Pattern[] = [];
  while (!p.is(close)) {
    patterns.push(maybeStar(p));
    if (!p.accept(",")) break;
  }
  p.expect(close);
  return patterns;
}

function mapping(p: Cursor): Pattern {
  const start = p.at;
  p.take();
  const keys: Expr[] = [];
  const patterns: Pattern[] = [];
  let rest: string | undefined;
  while (!p.is("}")) {
    if (p.accept("**")) {
      rest = p.name();
    } else {
      keys.push(p.token.kind === "name" ? dottedName(p) : literal(p));
      p.expect(":");
      patterns.push(pattern(p));
    }
    if (!p.accept(",")) break;
  }
  p.expect("}");
  return { nodeType: "MatchMapping", ...p.span(start), keys, patterns, rest };
}

/** A string, a number with its sign, a complex number, or one of the three constants. */
function literal(p: Cursor): Expr {
  const { kind, text } = p.token;
  const start = p.at;
  if (kind === "string") return strings(p);
  if (kind === "keyword" && (text === "None" || text === "True" || text === "False")) {
    p.take();
    return { nodeType: "Constant", ...p.span(start), value: text === "None" ? null : text === "True" };
  }
  const left = signedNumber(p);
  if (!p.is("+") && !p.is("-")) return left;
  const op = p.take().text === "+" ? "Add" : "Sub";
  const right = number(p);
  return { nodeType: "BinOp", ...p.span(start), left, op: { nodeType: op }, right };
}

function signedNumber(p: Cursor): Expr {
  if (!p.is("-")) return number(p);
  const start = p.at;
  p.take();
  const operand = number(p);
  return { nodeType: "UnaryOp", ...p.span(start), op: { nodeType: "USub" }, operand };
}

function number(p: Cursor): Expr {
  if (p.token.kind !== "number") throw p.failure("invalid syntax");
  const start = p.at;
  const { text } = p.take();
  return { nodeType: "Constant", ...p.span(start), value: numberValue(text) };
}

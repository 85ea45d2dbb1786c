import type { Module } from "../tree.js";
import { statements } from "./compound-statements.js";
import { Cursor } from "./cursor.js";
import { grammar } from "./expressions.js";
import { lex, LineTable } from "./lexer.js";

/**
 * Parses Python up to 3.14 into the tree that CPython's `ast.parse` gives. Some of what CPython's compiler refuses later is taken.
 * Throws a `SyntaxFailure` for what is no Python.
 */
export function parseModule(source: string): Module {
  const lines = new LineTable(source);
  const tokens = lex(source, lines, { start: 0, end: source.length, bracketed: false });
  const p = new Cursor(source, lines, tokens, grammar);
  const body = statements(p);
  if (p.token.kind !== "end") throw p.failure("invalid syntax");
  return { nodeType: "Module", body };
}

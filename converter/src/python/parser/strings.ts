import type { Constant, Expr, FormattedValue, Interpolation, Located } from "../tree.js";
import type { Cursor } from "./cursor.js";
import { lex } from "./lexer.js";
import { stringValue } from "./literals.js";
import { scanString } from "./scan-string.js";
import type { ReplacementField, ScannedString, StringPart } from "./scan-string.js";
import { Cursor as FieldCursor } from "./cursor.js";
import type { Token } from "./token.js";

type Text = Constant & { readonly value: string };
type Field = FormattedValue | Interpolation;

/** One string literal or several beside each other, which are one value. */
export function strings(p: Cursor): Expr {
  const start = p.at;
  const first = p.token;
  const literals: ScannedString[] = [];
  while (p.token.kind === "string") literals.push(scanned(p, p.take()));
  const at = p.span(start);
  const bytes = literals.filter(({ prefix }) => /b/i.test(prefix)).length;
  if (bytes > 0) {
    if (bytes < literals.length) throw p.failure("cannot mix bytes and nonbytes literals", first);
    const value = literals
      .map((literal) => textOf(p, literal, literal.contentStart, literal.contentEnd))
      .join("");
    return { nodeType: "Constant", ...at, value: { type: "bytes", value } };
  }
  const kind = /^u/i.test(literals[0]?.prefix ?? "") ? "u" : undefined;
  if (literals.every(({ parts }) => parts === null)) {
    const value = literals
      .map((literal) => textOf(p, literal, literal.contentStart, literal.contentEnd))
      .join("");
    return { nodeType: "Constant", ...at, value, kind };
  }
  const template = literals.some(({ prefix }) => /t/i.test(prefix));
  const values = merged(
    literals.flatMap((literal) => partsOf(p, literal, wholeOf(literal), template, at)),
    at,
  );
  return { nodeType: template ? "TemplateStr" : "JoinedStr", ...at, values };
}

function scanned(p: Cursor, token: Token): ScannedString {
  const result = scanString(p.source, token.start, token.end);
  if ("failure" in result) throw p.failure(result.failure, token);
  return result;
}

function wholeOf(literal: ScannedString): readonly StringPart[] {
  return literal.parts ?? [{ field: false, start: literal.contentStart, end: literal.contentEnd }];
}

function textOf(p: Cursor, { prefix }: ScannedString, start: number, end: number): string {
  return stringValue(p.source.slice(start, end), { raw: /r/i.test(prefix), bytes: /b/i.test(prefix) });
}

function partsOf(
  p: Cursor,
  literal: ScannedString,
  parts: readonly StringPart[],
  template: boolean,
  at: Located,
): (Text | Field)[] {
  return parts.flatMap((part): (Text | Field)[] => {
    if (!part.field) return [text(textOf(p, literal, part.start, part.end), at)];
    const field = replacementField(p, literal, part, template, at);
    if (part.debugEnd === null) return [field];
    return [text(p.source.slice(part.expressionStart, part.debugEnd).replace(/\r\n?/g, "\n"), at), field];
  });
}

function replacementField(
  p: Cursor,
  literal: ScannedString,
  part: ReplacementField,
  template: boolean,
  at: Located,
): Field {
  const value = fieldValue(p, part);
  const spec = part.spec === null ? undefined : merged(partsOf(p, literal, part.spec, template, at), at);
  const debugRepr = part.debugEnd !== null && part.conversion === null && part.spec === null;
  const conversion = debugRepr ? 114 : (part.conversion?.charCodeAt(0) ?? -1);
  const format_spec: Expr | undefined = spec && { nodeType: "JoinedStr", ...at, values: spec };
  const place = between(p, part.start, part.end);
  if (!template) return { nodeType: "FormattedValue", ...place, value, conversion, format_spec };
  const str = p.source.slice(part.expressionStart, part.expressionEnd);
  return { nodeType: "Interpolation", ...place, value, str, conversion, format_spec };
}

function fieldValue(p: Cursor, { expressionStart, expressionEnd }: ReplacementField): Expr {
  const tokens = lex(p.source, p.lines, { start: expressionStart, end: expressionEnd, bracketed: true });
  const inner = new FieldCursor(p.source, p.lines, tokens, p.grammar);
  if (inner.token.kind === "end") throw inner.failure("f-string: valid expression required before '}'");
  const value = inner.grammar.yieldOrExpressions(inner);
  if (inner.peek(0).kind !== "end") throw inner.failure("f-string: invalid syntax");
  return value;
}

function between(p: Cursor, start: number, end: number): Located {
  const from = p.lines.locate(start);
  const to = p.lines.locate(end);
  return { lineno: from.line, col_offset: from.column, end_lineno: to.line, end_col_offset: to.column };
}

function text(value: string, at: Located): Text {
  return { nodeType: "Constant", ...at, value };
}

/** Texts beside each other are one, and empty ones are none. */
function merged(values: readonly (Text | Field)[], at: Located): Expr[] {
  const out: (Text | Field)[] = [];
  for (const value of values) {
    const last = out.at(-1);
    if (value.nodeType !== "Constant") out.push(value);
    else if (value.value === "") continue;
    else if (last?.nodeType === "Constant") out[out.length - 1] = text(last.value + value.value, at);
    else out.push(value);
  }
  return out;
}

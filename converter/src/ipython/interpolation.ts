/**
 * What IPython evaluates in a shell line or in a magic's arguments: `{expr}` as `str.format` finds it, and `$name` or
 * `$name.attr` outside single quotes.
 */
export interface Interpolation {
  readonly expressions: readonly string[];
  readonly names: readonly string[];
}

const NONE: Interpolation = { expressions: [], names: [] };
const DOLLAR = /\$(\$?)([\p{L}\p{N}_.]+)/gu;

export function interpolationOf(text: string): Interpolation {
  if (!text.includes("{") && !text.includes("$")) return NONE;
  const expressions: string[] = [];
  for (const piece of pieces(text)) {
    if (piece.field) expressions.push(withoutConversion(piece.text));
    else expressions.push(...dollarNames(piece.text));
  }
  return { expressions, names: [...new Set(expressions.flatMap(namesIn))] };
}

function pieces(text: string): { field: boolean; text: string }[] {
  const found: { field: boolean; text: string }[] = [];
  let literal = "";
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if ((char === "{" || char === "}") && text.charAt(at + 1) === char) {
      literal += char;
      at += 1;
    } else if (char === "{") {
      const end = closing(text, at);
      if (end === -1) break;
      found.push({ field: false, text: literal }, { field: true, text: text.slice(at + 1, end) });
      literal = "";
      at = end;
    } else {
      literal += char;
    }
  }
  found.push({ field: false, text: literal });
  return found;
}

function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === "{") depth += 1;
    else if (char === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function withoutConversion(field: string): string {
  return field.replace(/![rsa]$/, "").trim();
}

function dollarNames(literal: string): string[] {
  const quotesAfter = suffixQuotes(literal);
  const found: string[] = [];
  for (const match of literal.matchAll(DOLLAR)) {
    const end = match.index + match[0].length;
    if (match[1] === "" && (quotesAfter[end] ?? 0) % 2 === 0) found.push(match[2] ?? "");
  }
  return found;
}

/** How many single quotes stand from each place on. */
function suffixQuotes(text: string): number[] {
  const counts = Array.from({ length: text.length + 1 }, () => 0);
  for (let at = text.length - 1; at >= 0; at -= 1) {
    counts[at] = (counts[at + 1] ?? 0) + (text.charAt(at) === "'" ? 1 : 0);
  }
  return counts;
}

const NAME = /(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu;
const STRING = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g;

/** Every name in it that is no attribute and in no string: rather one too many than one missed. */
function namesIn(expression: string): string[] {
  const f = /(?<![\p{L}\p{N}_])[rR]?[fF][rR]?['"]/u.test(expression);
  const text = f ? expression : expression.replace(STRING, "''");
  return [...text.matchAll(NAME)].map((match) => match[0]);
}

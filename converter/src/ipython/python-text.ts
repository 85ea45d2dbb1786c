/**
 * Python's `str` methods where JavaScript's differ: what counts as a line end, as white space, and how `repr` writes text.
 * Facts from the Python documentation of `str.splitlines`, `str.isspace`, `str.isprintable`.
 */
const LINE = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const NOT_SPACE = new RegExp(`[^${SPACE}]`);
const SPACES = new RegExp(`[${SPACE}]+`);
const ONE_SPACE = new RegExp(`^[${SPACE}]$`);

/** `str.splitlines(keepends=True)`. */
export function splitLines(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const match of text.matchAll(LINE)) {
    const end = match.index + match[0].length;
    lines.push(text.slice(from, end));
    from = end;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}

/** Whether there is nothing but white space in it. */
export function isBlank(text: string): boolean {
  return !NOT_SPACE.test(text);
}

/** `str.rstrip()`. */
export function stripEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ONE_SPACE.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** `str.lstrip()`. */
export function stripStart(text: string): string {
  let start = 0;
  while (start < text.length && ONE_SPACE.test(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** `str.split()`. */
export function words(text: string): string[] {
  return text.split(SPACES).filter((word) => word !== "");
}

/** `str.partition(" ")`, without the separator. */
export function cutAtSpace(text: string): [before: string, after: string] {
  const at = text.indexOf(" ");
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

const PLAIN = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;
const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

/** `repr(text)`. */
export function repr(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = quote;
  for (const char of text) out += char === quote ? `\\${char}` : (SHORT[char] ?? printable(char));
  return out + quote;
}

function printable(char: string): string {
  if (char === " " || !UNPRINTABLE.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
  return code <= 0xffff
    ? `\\u${code.toString(16).padStart(4, "0")}`
    : `\\U${code.toString(16).padStart(8, "0")}`;
}

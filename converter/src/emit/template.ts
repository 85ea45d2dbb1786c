import { escapeInString } from "./javascript.js";

/**
 * A cell's source as the body of the script's `cell` template, which reads `strings.raw`: every character stands for itself,
 * but for \` and \${, which stand for a backtick and `${`. What that cannot hold becomes an interpolated string literal:
 * either of the two behind backslashes of the cell's own, and characters that an editor or a parser would change.
 */
export function templateBody(source: string): string {
  let body = "";
  let from = 0;
  for (const { start, end } of unspeakable(source)) {
    body += source.slice(from, start) + spoken(source.slice(start, end));
    from = end;
  }
  return body + source.slice(from);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The runs to interpolate. Backslashes join the run that they stand directly before; so do those that end the source
 * where no newline parts them from the closing backtick (the emitter always writes one, but the body must hold alone).
 */
function* unspeakable(source: string): Generator<Range> {
  const run = /\\*(?:`|\$\{|[^\P{Cc}\n\t]|[\ufeff\u2028\u2029\ud800-\udfff])+|\\+$/gu;
  for (const match of source.matchAll(run)) yield { start: match.index, end: match.index + match[0].length };
}

/** Escaped where an escape says it, else interpolated. */
function spoken(text: string): string {
  return /^(?:`|\$\{)+$/.test(text) ? text.replaceAll(/`|\$\{/g, "\\$&") : "${" + quoted(text) + "}";
}

function quoted(text: string): string {
  let literal = "";
  for (const character of text) literal += escapeInString(character);
  return `"${literal}"`;
}

import type { Call } from "./calls.js";
import { capturedShell, escaped, help, lineMagic } from "./calls.js";
import type { Line } from "./line.js";
import { isBlank, stripEnd, stripStart } from "./python-text.js";
import type { Token } from "./tokenize.js";
import { tokenize } from "./tokenize.js";

/** A call put in place of IPython's syntax, and the line that holds it now. */
export interface Replacement {
  readonly call: Call;
  /** Where it began and ended in the cell. */
  readonly start: number;
  readonly end: number;
  /** What stands before it on its line: `x = ` in `x = !ls`. */
  readonly before: string;
}

interface Candidate {
  readonly line: number;
  readonly column: number;
  /** Help comes before an escape at the same place, so that `%magic?` is help. */
  readonly priority: number;
  /** Null where the syntax turns out not to be valid. */
  readonly apply: (lines: readonly Line[]) => Applied | null;
}

interface Applied {
  readonly lines: readonly Line[];
  readonly replacement: Replacement;
}

/** IPython gives a cell up after so many pieces of syntax. */
const LIMIT = 500;

/**
 * A first look that misses nothing: an escape at the start of a line, one behind a `=`, any question mark. A cell without one is
 * Python already.
 */
const MAYBE =
  /^[ \t\f]*[!?%,;/]|[\v\f\x1c-\x1e\x85\u2028\u2029\r][ \t\f]*[!?%,;/]|=[\s\\\x1c-\x1f\x85]*[!%]|\?/m;

/** Replaces `%magic`, `!command`, `obj?` and the like by calls, the earliest first, until none is left. */
export function replaceSyntax(lines: readonly Line[]): {
  lines: readonly Line[];
  replacements: Replacement[];
} {
  const replacements: Replacement[] = [];
  if (!MAYBE.test(lines.map((line) => line.text).join(""))) return { lines, replacements };
  let current = lines;
  for (let round = 0; round < LIMIT; round += 1) {
    const applied = replaceFirst(current);
    if (applied === null) break;
    current = applied.lines;
    replacements.push(applied.replacement);
  }
  return { lines: current, replacements };
}

function replaceFirst(lines: readonly Line[]): Applied | null {
  const tokens = tokenize(lines.map((line) => line.text));
  // Where a dedent matches no block IPython's tokenizer raises, and the cell is shown to fail as it stands.
  if (tokens.badDedent !== null) return null;
  const candidates = [
    firstOf(tokens.lines, assignedMagic),
    firstOf(tokens.lines, assignedShell),
    firstOf(tokens.lines, escapedLine),
    firstOf(tokens.lines, helpAtEnd),
  ].filter((candidate) => candidate !== null);
  candidates.sort((a, b) => a.line - b.line || a.column - b.column || a.priority - b.priority);
  for (const candidate of candidates) {
    const applied = candidate.apply(lines);
    if (applied !== null) return applied;
  }
  return null;
}

function firstOf(
  lines: readonly (readonly Token[])[],
  find: (line: readonly Token[]) => Candidate | null,
): Candidate | null {
  for (const line of lines) {
    const found = find(line);
    if (found !== null) return found;
  }
  return null;
}

/** `a = %magic`. */
function assignedMagic(line: readonly Token[]): Candidate | null {
  const at = assignment(line);
  if (at === -1) return null;
  const sign = line[at + 1];
  if (sign?.text !== "%" || line[at + 2]?.kind !== "name") return null;
  return continuedCommand(sign, (text) => lineMagic(text.slice(1)));
}

/** `a = !command`. */
function assignedShell(line: readonly Token[]): Candidate | null {
  const at = assignment(line);
  if (at === -1 || startsWithSign(line[at]?.source ?? "")) return null;
  for (let i = at + 1; line[i]?.kind === "error"; i += 1) {
    const token = line[i];
    if (token?.text === "!") return continuedCommand(token, (text) => capturedShell(text.slice(1)));
    if (token === undefined || !isBlank(token.text)) return null;
  }
  return null;
}

function startsWithSign(source: string): boolean {
  return stripStart(source).startsWith("=");
}

/** The first `=` outside brackets. */
function assignment(line: readonly Token[]): number {
  let depth = 0;
  for (const [i, { text }] of line.entries()) {
    if (text === "=" && depth === 0) return i;
    if (text === "(" || text === "[" || text === "{") depth += 1;
    else if ((text === ")" || text === "]" || text === "}") && depth > 0) depth -= 1;
  }
  return -1;
}

const ESCAPES = new Set(["!", "?", "%", ",", ";", "/"]);

/** `%magic`, `!command`, `?obj`, `/f x` at the start of a line. */
function escapedLine(line: readonly Token[]): Candidate | null {
  const first = firstWord(line);
  return first !== undefined && ESCAPES.has(first.text) ? continuedCommand(first, escaped) : null;
}

function firstWord(line: readonly Token[]): Token | undefined {
  return line.find((token) => token.kind !== "indent" && token.kind !== "dedent");
}

/** Replaces what begins at the token and goes on to the end of its line, and further where that ends in a backslash. */
function continuedCommand(token: Token, make: (text: string) => Call | null): Candidate {
  const { line: first, column } = token;
  const apply = (lines: readonly Line[]): Applied | null => {
    let last = first;
    while (lines[last]?.text.endsWith("\\\n")) last += 1;
    const parts = lines
      .slice(first, last + 1)
      .map((line, i) => (i === 0 ? line.text.slice(column) : line.text));
    const joined = parts.map((part, i) => {
      const text = stripEnd(part);
      return i < parts.length - 1 ? text.slice(0, -1) : text;
    });
    const call = make(joined.join(" "));
    return call === null ? null : replaced(lines, first, Math.min(last, lines.length - 1), column, call);
  };
  return { line: first, column, priority: 10, apply };
}

const TARGET = /(%{0,2}(?!\p{Nd})[\p{L}\p{N}_*]+(?:\.(?!\p{Nd})[\p{L}\p{N}_*]+|\[-?[0-9]+\])*)(\?\??)$/u;
const TARGET_TAIL = /[\p{L}\p{N}_*.%[\]-]/u;

/** `obj?` and `obj??` at the end of a logical line. */
function helpAtEnd(line: readonly Token[]): Candidate | null {
  const mark = line.at(-2);
  const first = firstWord(line);
  if (line.length <= 2 || mark?.text !== "?" || first === undefined) return null;
  const { line: from, column } = first;
  const apply = (lines: readonly Line[]): Applied | null => {
    const piece = lines
      .slice(from, mark.line + 1)
      .map(({ text }) => text)
      .join("");
    const content = piece.slice(column).replace(/\n$/, "");
    let start = content.length;
    while (content.charAt(start - 1) === "?") start -= 1;
    while (start > 0 && TARGET_TAIL.test(charBefore(content, start)))
      start -= charBefore(content, start).length;
    const match = TARGET.exec(content.slice(start));
    if (match === null) return null;
    return replaced(lines, from, mark.line, column, help(match[1] ?? "", match[2] ?? ""));
  };
  return { line: from, column, priority: 5, apply };
}

function charBefore(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  return code >= 0xdc00 && code <= 0xdfff ? text.slice(end - 2, end) : text.charAt(end - 1);
}

function replaced(
  lines: readonly Line[],
  first: number,
  last: number,
  column: number,
  call: Call,
): Applied | null {
  const from = lines[first];
  const to = lines[last];
  if (from === undefined || to === undefined) return null;
  const before = from.text.slice(0, column);
  const exact = Math.min(from.exact, column);
  const start = from.start + exact;
  const end = to.exact === to.text.length ? to.start + stripEnd(to.text).length : to.end;
  const line: Line = { text: `${before}${call.code}\n`, start: from.start, exact, end };
  return {
    lines: [...lines.slice(0, first), line, ...lines.slice(last + 1)],
    replacement: { call, start, end, before },
  };
}

/**
 * Python tokens as the `tokenize` module gives them (Python 3.8 to 3.11), which is what IPython's rules look at: text that is
 * no Python gives error tokens and does not stop it. Written from the language reference and the module's documented results.
 */
import { stripStart } from "./python-text.js";

export type TokenKind =
  "name" | "number" | "string" | "op" | "newline" | "nl" | "comment" | "indent" | "dedent" | "error" | "end";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** The line of its first character, from 0. */
  readonly line: number;
  readonly column: number;
  /** The physical line that it stands on; for one inside several lines, all of them. */
  readonly source: string;
}

export interface Tokens {
  /** Grouped by logical line. Where the text ends inside a string or a bracket, the last group is cut there. */
  readonly lines: readonly (readonly Token[])[];
  /** A dedent to a depth that no open block has: CPython's tokenizer raises an IndentationError there. */
  readonly badDedent: number | null;
}

const W = "[\\p{L}\\p{N}_]";
const PREFIX = "(?:[bBuUfF]|[rR][bBfF]?|[bBfF][rR])?";
const NUMBER = [
  String.raw`[0-9](?:_?[0-9])*[jJ]`,
  String.raw`(?:(?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?|[0-9](?:_?[0-9])*[eE][-+]?[0-9](?:_?[0-9])*)[jJ]?`,
  String.raw`0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?0)*|[1-9](?:_?[0-9])*`,
].join("|");
const OPERATOR = String.raw`\r?\n|~|\}|\|=?|\{|\^=?|\]|\[|@=?|>>=?|>=?|==?|<<=?|<=?|;|:=?|//=?|/=?|\.\.\.|\.|->|-=?|,|\+=?|\*\*=?|\*=?|\)|\(|&=?|%=?|!=`;
const STRING_START = String.raw`${PREFIX}'[^\n'\\]*(?:\\[^\n][^\n'\\]*)*(?:'|\\\r?\n)|${PREFIX}"[^\n"\\]*(?:\\[^\n][^\n"\\]*)*(?:"|\\\r?\n)`;
const PSEUDO = new RegExp(
  String.raw`[ \f\t]*(\\\r?\n|$|#[^\r\n]*|${PREFIX}(?:'''|""")|${NUMBER}|${OPERATOR}|${STRING_START}|${W}+)`,
  "uy",
);
const TRIPLE = new RegExp(String.raw`^${PREFIX}('''|""")$`);
const SINGLE = new RegExp(String.raw`^${PREFIX}(['"])`);
const IDENTIFIER_START = /^[\p{L}\p{Nl}_]/u;

/** The rest of a string up to its end, by its quotes. */
const REST: Readonly<Record<string, RegExp>> = {
  "'": /[^'\\]*(?:\\[^\n][^'\\]*)*'/y,
  '"': /[^"\\]*(?:\\[^\n][^"\\]*)*"/y,
  "'''": /[^'\\]*(?:(?:\\[^\n]|'(?!''))[^'\\]*)*'''/y,
  '"""': /[^"\\]*(?:(?:\\[^\n]|"(?!""))[^"\\]*)*"""/y,
};

interface OpenString {
  readonly quotes: string;
  readonly line: number;
  readonly column: number;
  text: string;
}

export function tokenize(lines: readonly string[]): Tokens {
  const groups: Token[][] = [[]];
  /** The brackets that IPython counts, which never go below none, and those of the tokenizer, which do. */
  let open = 0;
  let depth = 0;
  let continued = false;
  let string: OpenString | null = null;
  /** Set by a string that goes on behind a backslash, and kept, as `tokenize` keeps it, where that string fails. */
  let needsBackslash = false;
  const indents = [0];
  let lastLine = lines.at(-1) ?? "";

  const add = (kind: TokenKind, text: string, line: number, column: number, source: string) => {
    groups.at(-1)?.push({ kind, text, line, column, source });
    if (kind === "newline" || (kind === "nl" && open <= 0)) groups.push([]);
    else if (text === "(" || text === "[" || text === "{") open += 1;
    else if ((text === ")" || text === "]" || text === "}") && open > 0) open -= 1;
  };
  const finish = (badDedent: number | null = null): Tokens => {
    if (groups.at(-1)?.length === 0) groups.pop();
    return { lines: groups, badDedent };
  };

  for (const [number, line] of lines.entries()) {
    let at = 0;
    if (string !== null) {
      const end = matchEnd(REST[string.quotes], line, 0);
      if (end !== -1) {
        add("string", string.text + line.slice(0, end), string.line, string.column, string.text + line);
        string = null;
        needsBackslash = false;
        at = end;
      } else if (needsBackslash && !/\\\r?\n$/.test(line)) {
        add("error", string.text + line, string.line, string.column, string.text);
        string = null;
        continue;
      } else {
        string.text += line;
        continue;
      }
    } else if (depth === 0 && !continued) {
      const indent = indentOf(line);
      at = indent.end;
      if (at === line.length) {
        lastLine = lines[number - 1] ?? "";
        break;
      }
      const char = line.charAt(at);
      if (char === "#" || char === "\r" || char === "\n") {
        if (char === "#") {
          const comment = line.slice(at).replace(/[\r\n]+$/, "");
          add("comment", comment, number, at, line);
          at += comment.length;
        }
        add("nl", line.slice(at), number, at, line);
        continue;
      }
      if (indent.column > (indents.at(-1) ?? 0)) {
        indents.push(indent.column);
        add("indent", line.slice(0, at), number, 0, line);
      }
      while (indent.column < (indents.at(-1) ?? 0)) {
        if (!indents.includes(indent.column)) return finish(number);
        indents.pop();
        add("dedent", "", number, at, line);
      }
    } else {
      continued = false;
    }

    while (at < line.length) {
      PSEUDO.lastIndex = at;
      const match = PSEUDO.exec(line);
      if (match === null) {
        const char = String.fromCodePoint(line.codePointAt(at) ?? 0);
        add("error", char, number, at, line);
        at += char.length;
        continue;
      }
      const text = match[1] ?? "";
      const start = at + match[0].length - text.length;
      at += match[0].length;
      if (text === "") continue;
      const first = text.charAt(0);
      const triple = TRIPLE.exec(text)?.[1];
      const single = triple === undefined ? SINGLE.exec(text)?.[1] : undefined;
      if (triple !== undefined) {
        const end = matchEnd(REST[triple], line, at);
        if (end === -1) {
          string = { quotes: triple, line: number, column: start, text: line.slice(start) };
          break;
        }
        at = end;
        add("string", line.slice(start, end), number, start, line);
      } else if (single !== undefined) {
        if (text.endsWith("\n")) {
          needsBackslash = true;
          string = { quotes: single, line: number, column: start, text: line.slice(start) };
          break;
        }
        add("string", text, number, start, line);
      } else if (isDigit(first) || (first === "." && text !== "." && text !== "...")) {
        add("number", text, number, start, line);
      } else if (first === "\n" || first === "\r") {
        add(depth > 0 ? "nl" : "newline", text, number, start, line);
      } else if (first === "#") {
        add("comment", text, number, start, line);
      } else if (first === "\\") {
        continued = true;
      } else if (IDENTIFIER_START.test(text)) {
        add("name", text, number, start, line);
      } else {
        if (first === "(" || first === "[" || first === "{") depth += 1;
        else if (first === ")" || first === "]" || first === "}") depth -= 1;
        add("op", text, number, start, line);
      }
    }
  }
  if (string !== null || depth !== 0 || continued) return finish();
  if (lastLine !== "" && !/[\r\n]$/.test(lastLine) && !stripStart(lastLine).startsWith("#")) {
    add("newline", "", lines.length - 1, lastLine.length, "");
  }
  for (let i = 1; i < indents.length; i += 1) add("dedent", "", lines.length, 0, "");
  add("end", "", lines.length, 0, "");
  return finish();
}

function matchEnd(pattern: RegExp | undefined, line: string, from: number): number {
  if (pattern === undefined) return -1;
  pattern.lastIndex = from;
  return pattern.test(line) ? pattern.lastIndex : -1;
}

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}

function indentOf(line: string): { column: number; end: number } {
  let column = 0;
  let end = 0;
  for (; end < line.length; end += 1) {
    const char = line.charAt(end);
    if (char === " ") column += 1;
    else if (char === "\t") column = (Math.floor(column / 8) + 1) * 8;
    else if (char === "\f") column = 0;
    else break;
  }
  return { column, end };
}

import { scanString, stringStart } from "./scan-string.js";
import type { ScanFailure } from "./scan-string.js";
import { SyntaxFailure } from "./syntax-failure.js";
import { KEYWORDS } from "./token.js";
import type { Token, TokenKind } from "./token.js";

const SPACE = /[ \t\f]*(?:\\(?:\r\n|\r|\n)[ \t\f]*)*/y;
const COMMENT = /#[^\r\n]*/y;
const LINE_END = /\r\n|\r|\n/y;
const ASCII_NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NAME = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;
const NUMBER =
  /(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?)/y;
const OPERATOR = /\*\*=?|\/\/=?|>>=?|<<=?|\.\.\.|->|:=|[-+*/%@&|^=<>!]=|[-+*/%@&|^=<>~()[\]{},:;.]/y;
const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

export interface LexOptions {
  readonly start: number;
  readonly end: number;
  /** Whether it stands inside brackets, where line ends mean nothing; so does a field of an f-string. */
  readonly bracketed: boolean;
}

/** Python's tokens from `start` to `end` of a source. Throws a `SyntaxFailure`. */
export function lex(source: string, lines: LineTable, { start, end, bracketed }: LexOptions): Token[] {
  return new Lexer(source, lines, end).run(start, bracketed);
}

/** Where the lines of a source start, and the line and column of an offset. */
export class LineTable {
  readonly starts: readonly number[];

  constructor(source: string) {
    const starts = [0];
    const lineEnd = /\r\n|\r|\n/g;
    while (lineEnd.exec(source) !== null) starts.push(lineEnd.lastIndex);
    this.starts = starts;
  }

  /** The line of an offset, from 1; `from` is a line that is known not to be below it. */
  lineOf(offset: number, from: number): number {
    let line = from;
    while ((this.starts[line] ?? Infinity) <= offset) line += 1;
    return line;
  }

  locate(offset: number): { line: number; column: number } {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) };
  }
}

interface Open {
  readonly bracket: string;
  readonly at: number;
}

/** CPython nests brackets no deeper. */
const MAX_BRACKETS = 200;

class Lexer {
  readonly #source: string;
  readonly #lines: LineTable;
  readonly #end: number;
  readonly #tokens: Token[] = [];
  readonly #open: Open[] = [];
  #line = 1;

  constructor(source: string, lines: LineTable, end: number) {
    this.#source = source;
    this.#lines = lines;
    this.#end = end;
  }

  run(from: number, bracketed: boolean): Token[] {
    this.#line = this.#lines.locate(from).line;
    const indents = [0];
    let at = from;
    let lineStart = !bracketed;
    while (at < this.#end) {
      if (lineStart) {
        const line = this.#indentation(at, indents);
        at = line.at;
        lineStart = line.blank;
        continue;
      }
      at = this.#skip(SPACE, at);
      if (at >= this.#end) break;
      if (this.#source.charAt(at) === "#") {
        at = this.#skip(COMMENT, at);
        continue;
      }
      const afterLine = this.#skip(LINE_END, at);
      if (afterLine > at) {
        if (!bracketed && this.#open.length === 0) {
          this.#add("newline", at, at);
          lineStart = true;
        }
        at = afterLine;
        continue;
      }
      at = this.#token(at);
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) throw this.#failure(`'${unclosed.bracket}' was never closed`, unclosed.at);
    if (!bracketed && !lineStart) this.#add("newline", this.#end, this.#end);
    for (let i = 1; i < indents.length; i += 1) this.#add("dedent", this.#end, this.#end);
    this.#add("end", this.#end, this.#end);
    return this.#tokens;
  }

  /** Reads a line's indentation, and says whether there is nothing else on the line. */
  #indentation(from: number, indents: number[]): { at: number; blank: boolean } {
    let column = 0;
    let at = from;
    for (; at < this.#end; at += 1) {
      const char = this.#source.charAt(at);
      if (char === " ") column += 1;
      else if (char === "\t") column = (Math.floor(column / 8) + 1) * 8;
      else if (char === "\f") column = 0;
      else if (char === "\\" && this.#skip(LINE_END, at + 1) > at + 1) at = this.#skip(LINE_END, at + 1) - 1;
      else break;
    }
    const afterComment = this.#source.charAt(at) === "#" ? this.#skip(COMMENT, at) : at;
    const afterLine = this.#skip(LINE_END, afterComment);
    if (afterLine > afterComment || afterComment >= this.#end) {
      return { at: Math.max(afterLine, afterComment), blank: true };
    }
    const current = indents.at(-1) ?? 0;
    if (column > current) {
      indents.push(column);
      this.#add("indent", from, at);
    }
    while (column < (indents.at(-1) ?? 0)) {
      indents.pop();
      if (column > (indents.at(-1) ?? 0)) {
        throw this.#failure("unindent does not match any outer indentation level", at);
      }
      this.#add("dedent", at, at);
    }
    return { at, blank: false };
  }

  #token(at: number): number {
    const source = this.#source;
    const code = source.charCodeAt(at);
    const isWord = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    if (code === 34 || code === 39 || (isWord && stringStart(source, at) !== null)) {
      const scanned = scanString(source, at, this.#end);
      if ("failure" in scanned) throw this.#unterminated(scanned);
      return this.#add("string", at, scanned.end);
    }
    if (isWord || code > 127) return this.#name(at, code > 127);
    if ((code >= 48 && code <= 57) || (code === 46 && /[0-9]/.test(source.charAt(at + 1))))
      return this.#number(at);
    const end = this.#skip(OPERATOR, at);
    if (end === at) throw this.#failure("invalid syntax", at);
    const text = source.slice(at, end);
    if (text === "(" || text === "[" || text === "{") {
      if (this.#open.length >= MAX_BRACKETS) throw this.#failure("too many nested parentheses", at);
      this.#open.push({ bracket: text, at });
    } else if (text === ")" || text === "]" || text === "}") {
      this.#close(text, at);
    }
    return this.#add("op", at, end);
  }

  #close(bracket: string, at: number): void {
    const opened = this.#open.pop();
    if (opened === undefined) throw this.#failure(`unmatched '${bracket}'`, at);
    if (opened.bracket !== CLOSING[bracket]) {
      const message = `closing parenthesis '${bracket}' does not match opening parenthesis '${opened.bracket}'`;
      throw this.#failure(message, at);
    }
  }

  #name(at: number, unicode: boolean): number {
    let end = unicode ? at : this.#skip(ASCII_NAME, at);
    if (unicode || this.#source.charCodeAt(end) > 127) end = this.#skip(NAME, at);
    if (end === at) {
      const char = String.fromCodePoint(this.#source.codePointAt(at) ?? 0);
      const hex = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      throw this.#failure(`invalid character '${char}' (U+${hex})`, at);
    }
    const text = this.#source.slice(at, end);
    const normal = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFKC");
    return this.#add(KEYWORDS.has(normal) ? "keyword" : "name", at, end, normal);
  }

  #number(at: number): number {
    const end = this.#skip(NUMBER, at);
    const text = this.#source.slice(at, end);
    if (/^0[0-9_]*[1-9][0-9_]*$/.test(text)) {
      throw this.#failure(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        at,
      );
    }
    const rest = /[\p{L}\p{N}_]+/uy;
    rest.lastIndex = end;
    const word = rest.exec(this.#source)?.[0];
    if (word !== undefined && !/^(?:and|else|for|if|in|is|not|or)/.test(word)) {
      throw this.#failure(`invalid ${numberKind(text)} literal`, at);
    }
    return this.#add("number", at, end);
  }

  #skip(pattern: RegExp, from: number): number {
    pattern.lastIndex = from;
    return pattern.test(this.#source) ? Math.min(pattern.lastIndex, this.#end) : from;
  }

  #add(kind: TokenKind, start: number, end: number, text = this.#source.slice(start, end)): number {
    this.#line = this.#lines.lineOf(start, this.#line);
    const endLine = this.#lines.lineOf(end, this.#line);
    this.#tokens.push({
      kind,
      text,
      start,
      end,
      line: this.#line,
      column: start - (this.#lines.starts[this.#line - 1] ?? 0),
      endLine,
      endColumn: end - (this.#lines.starts[endLine - 1] ?? 0),
    });
    return end;
  }

  #unterminated({ failure, at }: ScanFailure): SyntaxFailure {
    if (!failure.startsWith("unterminated")) return this.#failure(failure, at);
    const triple = failure.includes("triple");
    const { line } = this.#lines.locate(triple ? Math.max(0, this.#end - 1) : at);
    return this.#failure(`${failure} (detected at line ${line})`, at);
  }

  #failure(message: string, at: number): SyntaxFailure {
    const { line, column } = this.#lines.locate(at);
    return new SyntaxFailure(message, line, column);
  }
}

function numberKind(text: string): string {
  if (/^0x/i.test(text)) return "hexadecimal";
  if (/^0b/i.test(text)) return "binary";
  return /^0o/i.test(text) ? "octal" : /[jJ]$/.test(text) ? "imaginary" : "decimal";
}

import type { Expr, Located } from "../tree.js";
import type { LineTable } from "./lexer.js";
import { SyntaxFailure } from "./syntax-failure.js";
import type { Token } from "./token.js";

/** The rules that others lead back to; handed in, so that files need not import each other in circles. */
export interface Grammar {
  /** Anything that can stand where one value is asked for, walrus left out. */
  expression(p: Cursor): Expr;
  namedExpression(p: Cursor): Expr;
  /** `a, *b, c`: one expression or a tuple. */
  starExpressions(p: Cursor): Expr;
  /** `*a` or an expression with a walrus, as in a list. */
  starNamedExpression(p: Cursor): Expr;
  bitwiseOr(p: Cursor): Expr;
  disjunction(p: Cursor): Expr;
  primary(p: Cursor): Expr;
  yieldOrExpressions(p: Cursor): Expr;
}

/** The parser's place among the tokens. */
export class Cursor {
  readonly source: string;
  readonly lines: LineTable;
  readonly grammar: Grammar;
  readonly #tokens: readonly Token[];
  at = 0;

  constructor(source: string, lines: LineTable, tokens: readonly Token[], grammar: Grammar) {
    this.source = source;
    this.lines = lines;
    this.grammar = grammar;
    this.#tokens = tokens;
  }

  get token(): Token {
    return this.peek(0);
  }

  peek(ahead: number): Token {
    const token = this.#tokens[this.at + ahead] ?? this.#tokens.at(-1);
    if (token === undefined) throw new SyntaxFailure("invalid syntax", 1, 0);
    return token;
  }

  /** Whether the next token is this operator or keyword. */
  is(text: string): boolean {
    const { kind, text: found } = this.token;
    return found === text && (kind === "op" || kind === "keyword");
  }

  isAhead(ahead: number, text: string): boolean {
    const { kind, text: found } = this.peek(ahead);
    return found === text && (kind === "op" || kind === "keyword");
  }

  /** Whether the next token is this word, which may also be a name. */
  isSoft(text: string): boolean {
    return this.token.kind === "name" && this.token.text === text;
  }

  take(): Token {
    const { token } = this;
    this.at += 1;
    return token;
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.at += 1;
    return true;
  }

  expect(text: string): Token {
    if (this.is(text)) return this.take();
    throw this.failure(text === ":" ? "expected ':'" : "invalid syntax");
  }

  name(): string {
    if (this.token.kind === "name") return this.take().text;
    throw this.failure("invalid syntax");
  }

  /** From the start of the token at index `start` to the end of the last one taken. */
  span(start: number): Located {
    const first = this.#tokens[start] ?? this.token;
    let i = this.at - 1;
    while (i > start && isLayout(this.#tokens[i])) i -= 1;
    const last = this.#tokens[i] ?? first;
    return {
      lineno: first.line,
      col_offset: first.column,
      end_lineno: last.endLine,
      end_col_offset: last.endColumn,
    };
  }

  /** Tries a rule; where it fails, the cursor is back where it was. */
  attempt<T>(rule: () => T): T | null {
    const { at } = this;
    try {
      return rule();
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      this.at = at;
      return null;
    }
  }

  failure(message: string, token: Token = this.token): SyntaxFailure {
    return new SyntaxFailure(message, token.line, token.column);
  }

  failureAt(message: string, { lineno, col_offset }: Located): SyntaxFailure {
    return new SyntaxFailure(message, lineno, col_offset);
  }
}

function isLayout(token: Token | undefined): boolean {
  const kind = token?.kind;
  return kind === "newline" || kind === "indent" || kind === "dedent" || kind === "end";
}

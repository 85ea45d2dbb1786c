export type TokenKind =
  "name" | "keyword" | "number" | "string" | "op" | "newline" | "indent" | "dedent" | "end";

/** A token; its lines count from 1, its columns from 0 in UTF-16 units. */
export interface Token {
  readonly kind: TokenKind;
  /** As it stands in the source; a name in the normal form in which Python compares names. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Words that are no names anywhere; `match`, `case`, `type` and `_` are names in most places. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if " +
    "import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** A piece of an f-string's text: literal characters, or a replacement field. */
export type StringPart =
  { readonly field: false; readonly start: number; readonly end: number } | ReplacementField;

/** `{expression=!r:spec}`: where its parts stand in the source. */
export interface ReplacementField {
  readonly field: true;
  readonly start: number;
  readonly end: number;
  readonly expressionStart: number;
  readonly expressionEnd: number;
  /** Where the text ends that `=` shows; null without `=`. */
  readonly debugEnd: number | null;
  readonly conversion: string | null;
  readonly spec: readonly StringPart[] | null;
}

export interface ScannedString {
  readonly prefix: string;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
  /** Null for what is no f-string or t-string. */
  readonly parts: readonly StringPart[] | null;
}

/** Where a string is not ended, or a field not closed. */
export interface ScanFailure {
  readonly failure: string;
  readonly at: number;
}

const START = /([a-zA-Z]{0,2})("""|'''|"|')/y;
const PREFIX = /^(?:[rbuft]|rb|br|rf|fr|rt|tr)?$/i;

/** The prefix and the quotes of a string that starts here; null where none does. */
export function stringStart(source: string, at: number): { prefix: string; quotes: string } | null {
  START.lastIndex = at;
  const match = START.exec(source);
  if (match === null) return null;
  const [, prefix = "", quotes = ""] = match;
  return PREFIX.test(prefix) ? { prefix, quotes } : null;
}

/** Scans a string literal; those inside an f-string's fields may use its own quotes, as since Python 3.12. */
export function scanString(source: string, at: number, limit: number): ScannedString | ScanFailure {
  const start = stringStart(source, at);
  if (start === null) return { failure: "invalid syntax", at };
  const { prefix, quotes } = start;
  const contentStart = at + prefix.length + quotes.length;
  const formatted = /[ft]/i.test(prefix);
  const scan = new Scan(source, limit, quotes, /r/i.test(prefix));
  const parts: StringPart[] = [];
  const failure = scan.literal(contentStart, formatted ? parts : null, false);
  if (failure !== null) return failure.failure.startsWith("unterminated") ? { ...failure, at } : failure;
  const contentEnd = scan.at;
  return {
    prefix,
    contentStart,
    contentEnd,
    end: contentEnd + quotes.length,
    parts: formatted ? parts : null,
  };
}

class Scan {
  at = 0;
  readonly #source: string;
  readonly #limit: number;
  readonly #quotes: string;
  readonly #raw: boolean;

  constructor(source: string, limit: number, quotes: string, raw: boolean) {
    this.#source = source;
    this.#limit = limit;
    this.#quotes = quotes;
    this.#raw = raw;
  }

  /** Reads literal text up to the closing quotes, or, in a format specification, up to its `}`. */
  literal(from: number, parts: StringPart[] | null, inSpec: boolean): ScanFailure | null {
    const source = this.#source;
    let start = from;
    let at = from;
    const flush = () => {
      if (parts !== null && at > start) parts.push({ field: false, start, end: at });
    };
    while (at < this.#limit) {
      const char = source.charAt(at);
      if (char === "\\") {
        const named = parts !== null && !this.#raw && source.startsWith("\\N{", at);
        const escaped = named ? source.indexOf("}", at) + 1 : at + 2;
        // A backslash before a brace does not hide it.
        if (parts !== null && !named && /[{}]/.test(source.charAt(at + 1))) at += 1;
        else if (source.startsWith("\\\r\n", at)) at += 3;
        else at = Math.max(at + 1, escaped);
      } else if (char === this.#quotes.charAt(0) && source.startsWith(this.#quotes, at)) {
        if (inSpec) break;
        flush();
        this.at = at;
        return null;
      } else if ((char === "\n" || char === "\r") && this.#quotes.length === 1) {
        break;
      } else if (parts !== null && char === "{" && (inSpec || source.charAt(at + 1) !== "{")) {
        flush();
        const field = this.#field(at);
        if ("failure" in field) return field;
        parts.push(field);
        at = field.end;
        start = at;
      } else if (parts !== null && char === "}" && inSpec) {
        flush();
        this.at = at;
        return null;
      } else if (parts !== null && (char === "{" || char === "}")) {
        if (source.charAt(at + 1) !== char) return { failure: "f-string: single '}' is not allowed", at };
        at += 1;
        flush();
        at += 1;
        start = at;
      } else {
        at += 1;
      }
    }
    if (inSpec) return { failure: "f-string: expecting '}'", at: Math.min(at, this.#limit) };
    const failure =
      this.#quotes.length === 1 ? "unterminated string literal" : "unterminated triple-quoted string literal";
    return { failure, at: from - this.#quotes.length };
  }

  #field(open: number): ReplacementField | ScanFailure {
    const source = this.#source;
    const expression = this.#expressionEnd(open + 1);
    if (typeof expression !== "number") return expression;
    let at = expression;
    let debugEnd: number | null = null;
    if (source.charAt(at) === "=") {
      at = skipSpace(source, at + 1);
      debugEnd = at;
    }
    let conversion: string | null = null;
    if (source.charAt(at) === "!") {
      const name = /!\s*([A-Za-z_]+)\s*/y;
      name.lastIndex = at;
      conversion = name.exec(source)?.[1] ?? "";
      if (!["s", "r", "a"].includes(conversion)) {
        return { failure: "f-string: invalid conversion character: expected 's', 'r', or 'a'", at };
      }
      at = name.lastIndex;
    }
    let spec: StringPart[] | null = null;
    if (source.charAt(at) === ":") {
      spec = [];
      const failure = this.literal(at + 1, spec, true);
      if (failure !== null) return failure;
      at = this.at;
    }
    if (source.charAt(at) !== "}" || at >= this.#limit) return { failure: "f-string: expecting '}'", at };
    return {
      field: true,
      start: open,
      end: at + 1,
      expressionStart: open + 1,
      expressionEnd: expression,
      debugEnd,
      conversion,
      spec,
    };
  }

  /** Where a field's expression ends: at `}`, `:`, `!r` or a single `=` outside brackets and strings. */
  #expressionEnd(from: number): number | ScanFailure {
    const source = this.#source;
    let depth = 0;
    let at = from;
    while (at < this.#limit) {
      const char = source.charAt(at);
      const start = stringAt(source, at, from);
      if (start) {
        const nested = scanString(source, at, this.#limit);
        if ("failure" in nested) return nested;
        at = nested.end;
      } else if (char === "(" || char === "[" || char === "{") {
        depth += 1;
        at += 1;
      } else if (char === "#") {
        while (at < this.#limit && !/[\r\n]/.test(source.charAt(at))) at += 1;
      } else if (depth > 0) {
        if (char === ")" || char === "]" || char === "}") depth -= 1;
        at += 1;
      } else if (char === "}" || char === ":") {
        return at;
      } else if (char === "!" && source.charAt(at + 1) !== "=") {
        return at;
      } else if (/[=!<>]/.test(char) && source.charAt(at + 1) === "=") {
        at += 2;
      } else if (char === "=") {
        return at;
      } else {
        at += 1;
      }
    }
    return { failure: "f-string: expecting '}'", at: from - 1 };
  }
}

/** Whether a string begins here, rather than the `r` of a name such as `bar`. */
function stringAt(source: string, at: number, from: number): boolean {
  const char = source.charAt(at);
  if (char === '"' || char === "'") return true;
  if (!/[a-zA-Z]/.test(char) || (at > from && /[\p{L}\p{N}_]/u.test(source.charAt(at - 1)))) return false;
  return stringStart(source, at) !== null;
}

function skipSpace(source: string, from: number): number {
  let at = from;
  while (/\s/.test(source.charAt(at)) && at < source.length) at += 1;
  return at;
}

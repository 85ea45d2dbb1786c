/** What a cell uses that only Deno has. */
export interface NeedsDeno {
  readonly cell: number;
  readonly what: string;
}

const uses: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/\bDeno\.[\w$]+/u, (found) => found],
  [/["'`](?:npm|jsr):[^"'`\s]+/u, (found) => `"${found.slice(1)}"`],
  [/\b(?:from|import)\s*\(?\s*["'`]https?:[^"'`\s]+/u, (found) => found.replace(/^[^"'`]*./u, "")],
];

/** The cells that only Deno can run, each with the first thing in it that says so. */
export function needsDeno(
  cells: readonly { readonly number: number; readonly source: string }[],
): readonly NeedsDeno[] {
  return cells.flatMap(({ number, source }): NeedsDeno[] => {
    for (const [pattern, words] of uses) {
      const found = pattern.exec(source)?.[0];
      if (found !== undefined) return [{ cell: number, what: words(found) }];
    }
    return [];
  });
}

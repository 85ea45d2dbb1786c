import type { Language } from "../plan/plan.js";

/** The language of one cell, and how many of its first lines say so and are no code of it. */
export interface CellLanguage {
  readonly language: Language;
  readonly marked: number;
}

const names: Readonly<Record<string, Language>> = {
  typescript: "typescript",
  ts: "typescript",
  javascript: "javascript",
  js: "javascript",
};

/**
 * A Python notebook's cell is TypeScript or JavaScript where its first line says so (`#!typescript`), or its metadata does.
 * A cell magic comes before the metadata: VS Code marks `%%javascript` cells too, and they are IPython's.
 */
export function cellLanguage(notebook: Language, source: string, languageId: string | null): CellLanguage {
  if (notebook !== "python") return { language: notebook, marked: 0 };
  const mark = /^\s*#!(\w+)[ \t]*(?:\r?\n|$)/u.exec(source);
  const marked = names[mark?.[1]?.toLowerCase() ?? ""];
  if (mark !== null && marked !== undefined) {
    return { language: marked, marked: mark[0].trimEnd().split("\n").length };
  }
  const noted = names[languageId?.toLowerCase() ?? ""];
  if (noted === undefined || /^\s*%%/u.test(source)) return { language: notebook, marked: 0 };
  return { language: noted, marked: 0 };
}

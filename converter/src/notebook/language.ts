import type { Language } from "../plan/plan.js";
import { NotebookError } from "./notebook-error.js";

const SUPPORTED: ReadonlyMap<string, Language> = new Map([
  ["python", "python"],
  ["python2", "python"],
  ["python3", "python"],
  ["ipython", "python"],
  ["typescript", "typescript"],
  ["ts", "typescript"],
  ["javascript", "javascript"],
  ["js", "javascript"],
  ["node", "javascript"],
  ["nodejs", "javascript"],
]);

/** Kernels whose names say their language where a notebook's metadata says nothing else. */
const KERNELS: readonly (readonly [RegExp, string])[] = [
  [/^(python|ipython|conda|py\d|xpython|pyodide|sage)/i, "python"],
  [/^(deno|tslab|typescript)/i, "typescript"],
  [/^(jslab|javascript|ijavascript|nodejs)/i, "javascript"],
  [/^ir(kernel)?$/i, "R"],
  [/^julia/i, "Julia"],
  [/^(scala|almond|spylon)/i, "Scala"],
  [/^bash/i, "Bash"],
  [/^\.net-(\w+)/i, "a .NET language"],
  [/^xcpp|^cling/i, "C++"],
  [/^(octave|matlab|rust|evcxr|go|gophernotes|ruby|iruby|haskell|ihaskell|kotlin|java|ijava|sas|stata)/i, ""],
];

/** What names a notebook's language, in the order in which they count. */
export interface LanguageHints {
  readonly kernelLanguage: string | undefined;
  readonly languageInfo: string | undefined;
  readonly kernel: string | undefined;
  /** The languages of nbformat 3's code cells. */
  readonly cellLanguage: string | undefined;
}

/**
 * The notebook's language. One that says nothing is Python, as nearly all such are. Throws a `NotebookError` that names a
 * language that cannot be converted.
 */
export function languageOf(hints: LanguageHints): Language {
  const named = [hints.kernelLanguage, hints.languageInfo].find(
    (name) => name !== undefined && name.trim() !== "",
  );
  const name = named ?? kernelLanguage(hints.kernel) ?? hints.cellLanguage ?? "python";
  const language = SUPPORTED.get(name.trim().toLowerCase());
  if (language !== undefined) return language;
  throw new NotebookError(
    "unknown-language",
    `This notebook is written in ${name}, which nbflow does not convert.`,
    "nbflow converts notebooks in Python, TypeScript and JavaScript; cells in other languages can be part of one as `%%bash` or `%%sql` cells.",
  );
}

function kernelLanguage(kernel: string | undefined): string | undefined {
  if (kernel === undefined) return undefined;
  const found = KERNELS.find(([pattern]) => pattern.test(kernel));
  if (found === undefined) return undefined;
  return found[1] === "" ? kernel : found[1];
}

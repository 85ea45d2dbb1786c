import type { z } from "zod";
import { cellLanguage } from "./cell-language.js";
import { headingsOf } from "./headings.js";
import { parseNotebookJson } from "./json.js";
import { languageOf } from "./language.js";
import { NotebookError } from "./notebook-error.js";
import type { CodeCell, Heading, Notebook, NotebookFormat } from "./notebook.js";
import { cellMetadata, format, kernelMetadata, notebook3, notebook4 } from "./schema.js";
import type { Metadata, RawCell, Text } from "./schema.js";
import type { Language } from "../plan/plan.js";

export interface ReadOptions {
  /** The file's name, which the notebook's hash and messages carry; default none. */
  readonly name?: string;
}

/**
 * Reads an `.ipynb` file's text: nbformat 2 to 4, also where it is not quite valid, as Jupyter does.
 *
 * @throws {NotebookError} for what is no notebook, too new, or in a language that cannot be converted.
 */
export function readNotebook(text: string, options: ReadOptions = {}): Notebook {
  refuseOtherFormats(options.name ?? "");
  const json = parseNotebookJson(text);
  const nbformat = formatOf(json);
  const { metadata, cells: rawCells } = contentsOf(json, nbformat);
  const kernel = kernelMetadata.parse(metadata);
  const language = languageOf({
    kernelLanguage: kernel.kernelspec.language,
    languageInfo: kernel.language_info.name,
    kernel: kernel.kernelspec.name,
    cellLanguage: rawCells.find((cell) => cell.cell_type === "code" && cell.language !== undefined)?.language,
  });
  const { cells, headings } = codeCells(rawCells, language);
  return {
    nbformat,
    language,
    kernel: kernel.kernelspec.name || null,
    name: options.name ?? null,
    title: kernel.title?.trim() || titleOf(cells, headings),
    cells,
    parameters: cells.find((cell) => cell.tags.includes("parameters"))?.number ?? null,
  };
}

/** Formats of notebooks that are not Jupyter's, by the file's name. */
function refuseOtherFormats(name: string): void {
  const format = /\.dib$/iu.test(name)
    ? "a script of .NET Interactive (.dib), which mixes languages"
    : /\.nnb$/iu.test(name)
      ? "a notebook of the Node.js Notebooks extension (.nnb)"
      : null;
  if (format === null) return;
  throw new NotebookError(
    "not-a-notebook",
    `This is ${format}, and no Jupyter notebook.`,
    "Save it as an .ipynb file with a Deno, Node.js or Python kernel.",
  );
}

function formatOf(json: unknown): NotebookFormat {
  const parsed = format.safeParse(json);
  if (!parsed.success) {
    throw new NotebookError(
      "not-a-notebook",
      "This is JSON, but no Jupyter notebook: it does not say its nbformat.",
      "A notebook is an .ipynb file, as Jupyter and VS Code save it.",
    );
  }
  const { nbformat: major, nbformat_minor: minor } = parsed.data;
  if (major > 4) {
    throw new NotebookError(
      "nbformat-too-new",
      `This notebook is of nbformat ${major}.${minor}; nbflow reads up to 4.`,
      "Save it as nbformat 4, or take a newer nbflow.",
    );
  }
  if (major < 2) {
    throw new NotebookError(
      "nbformat-too-old",
      `This notebook is of nbformat ${major}; nbflow reads 2 to 4.`,
      "Bring it up to date with `jupyter nbconvert --to notebook --inplace FILE`.",
    );
  }
  return { major, minor };
}

function contentsOf(json: unknown, { major }: NotebookFormat): { metadata: Metadata; cells: RawCell[] } {
  if (major === 4) {
    const parsed = notebook4.safeParse(json);
    if (!parsed.success) throw invalid(parsed.error);
    return parsed.data;
  }
  const parsed = notebook3.safeParse(json);
  if (!parsed.success) throw invalid(parsed.error);
  return {
    metadata: parsed.data.metadata,
    cells: parsed.data.worksheets.flatMap((worksheet) => worksheet.cells),
  };
}

function invalid(error: z.ZodError): NotebookError {
  const path = error.issues[0]?.path ?? [];
  const at = path.indexOf("cells");
  const index = at === -1 ? undefined : path[at + 1];
  const hint = "Open it in Jupyter, which says what is wrong with it, and save it again.";
  if (typeof index !== "number") {
    return new NotebookError(
      "not-a-notebook",
      `This is no Jupyter notebook: it has no list of ${path.at(-1) === "worksheets" ? "worksheets" : "cells"}.`,
      hint,
    );
  }
  const field = path.slice(at + 2).find((key) => typeof key === "string");
  const what = field === undefined ? "is no cell" : `has no valid ${field}`;
  return new NotebookError("invalid-cell", `The notebook's ${ordinal(index + 1)} cell ${what}.`, hint);
}

function ordinal(n: number): string {
  const teen = n % 100 > 10 && n % 100 < 14;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `${n}${ending}`;
}

function codeCells(
  rawCells: readonly RawCell[],
  language: Language,
): { cells: CodeCell[]; headings: Heading[] } {
  const cells: CodeCell[] = [];
  const headings: Heading[] = [];
  let pending: Heading[] = [];
  rawCells.forEach((raw, index) => {
    if (raw.cell_type !== "code") {
      const found = headingsIn(raw);
      headings.push(...found);
      pending.push(...found);
      return;
    }
    const metadata = cellMetadata.parse(raw.metadata);
    const source = joined(raw.source ?? raw.input);
    const languageId =
      metadata.vscode.languageId ??
      metadata.polyglot_notebook.kernelName ??
      metadata.dotnet_interactive.language ??
      null;
    cells.push({
      number: cells.length + 1,
      index,
      id: raw.id ?? null,
      source,
      tags: metadata.tags.filter((tag) => typeof tag === "string"),
      executionCount: raw.execution_count ?? raw.prompt_number ?? null,
      headings: pending,
      languageId,
      ...cellLanguage(language, source, languageId),
    });
    pending = [];
  });
  return { cells, headings };
}

function headingsIn(raw: RawCell): Heading[] {
  const source = joined(raw.source);
  if (raw.cell_type === "markdown" || raw.cell_type === "html") return headingsOf(source);
  if (raw.cell_type !== "heading") return [];
  return headingsOf(`${"#".repeat(Math.min(6, Math.max(1, raw.level ?? 1)))} ${source.replace(/\s+/g, " ")}`);
}

function joined(text: Text | null | undefined): string {
  return typeof text === "string" ? text : (text ?? []).join("");
}

function titleOf(cells: readonly CodeCell[], headings: readonly Heading[]): string | null {
  const above = cells.length === 0 ? headings : (cells[0]?.headings ?? []);
  const first = above.find((heading) => heading.level === 1) ?? above[0];
  return (first ?? headings.find((heading) => heading.level === 1))?.text ?? null;
}

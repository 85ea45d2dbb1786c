import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { NotebookError, readNotebook } from "../../../src/notebook/index.js";
import { ask } from "./python.js";

export interface Source {
  readonly id: string;
  readonly source: string;
}

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const corpusFolder = process.env["NBFLOW_CORPUS"] ?? resolve(repository, "..", "shared", "corpus");

/** The folder of the notebooks that others wrote; null where it is not beside the project. */
export const corpus = existsSync(join(corpusFolder, "index.jsonl")) ? corpusFolder : null;

if (corpus === null) console.warn("no corpus beside the project: what needs real notebooks is skipped");

/** Every code cell of the corpus's Python notebooks. */
export function corpusCells(): Source[] {
  if (corpus === null) return [];
  const index = readFileSync(join(corpus, "index.jsonl"), "utf8").trim().split("\n");
  return index.flatMap((line): Source[] => {
    const { path } = JSON.parse(line) as { path: string };
    try {
      const notebook = readNotebook(readFileSync(join(corpus, path), "utf8"));
      if (notebook.language !== "python") return [];
      return notebook.cells.map((cell) => ({ id: `${path} cell ${cell.number}`, source: cell.source }));
    } catch (error) {
      if (error instanceof NotebookError) return [];
      throw error;
    }
  });
}

/** Every module of the interpreter's standard library. */
export function standardLibrary(): Source[] {
  return ask<Source>(new URL("stdlib_sources.py", import.meta.url), [null]);
}

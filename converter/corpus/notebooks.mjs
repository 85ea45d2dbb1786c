import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createConverter, NotebookError } from "@nbflow/converter";

/** The folder of the notebooks that others wrote; null where it is not beside the repository. */
export function corpusFolder() {
  const beside = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/corpus");
  const folder = process.env.NBFLOW_CORPUS ?? beside;
  return existsSync(join(folder, "index.jsonl")) ? folder : null;
}

/**
 * The plans of all notebooks in the corpus. What is no notebook of Jupyter's is left out, as the converter refuses it.
 *
 * @param {string} folder
 * @param {readonly import("@nbflow/converter").GroupMode[]} groups
 */
export async function corpusPlans(folder, groups) {
  const found = [];
  for await (const { converter, path, notebook } of notebooksOf(folder)) {
    const plans = groups.map((group) => converter.plan(notebook, { group }));
    found.push({ path, notebook, plans });
  }
  return found;
}

/**
 * The plans with native cells of all notebooks in TypeScript and JavaScript.
 *
 * @param {string} folder
 */
export async function nativePlans(folder) {
  const found = [];
  for await (const { converter, notebook } of notebooksOf(folder)) {
    if (notebook.language !== "python") found.push(converter.plan(notebook, { cells: "native" }));
  }
  return found;
}

async function* notebooksOf(folder) {
  const converter = await createConverter();
  const lines = readFileSync(join(folder, "index.jsonl"), "utf8").trim().split("\n");
  for (const line of lines) {
    const { path } = JSON.parse(line);
    const notebook = await attempt(async () => {
      const read = converter.read(readFileSync(join(folder, path), "utf8"), { name: basename(path) });
      await converter.prepare(read);
      return read;
    });
    if (notebook !== null) yield { converter, path, notebook };
  }
}

async function attempt(read) {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotebookError) return null;
    throw error;
  }
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { corpus } from "../../.ci/fidelity/corpus.mjs";
import { inRoot } from "../../.ci/set-up/paths.mjs";

/** The Python notebooks to measure: the corpus where it is beside the repository, else the samples and the test cases. */
export async function notebooks(converter) {
  const found = [];
  for (const path of corpus === null ? ours() : ofCorpus()) {
    const text = readFileSync(path, "utf8");
    const notebook = readOrNull(converter, text);
    if (notebook === null || notebook.language !== "python") continue;
    await converter.prepare(notebook);
    found.push({ path, text });
  }
  return found;
}

/** Some are broken on purpose. */
function readOrNull(converter, text) {
  try {
    return converter.read(text);
  } catch {
    return null;
  }
}

function ofCorpus() {
  const lines = readFileSync(join(corpus, "index.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => join(corpus, JSON.parse(line).path));
}

function ours() {
  const folders = ["samples", "converter/tests/unit/cases"].flatMap((parent) =>
    readdirSync(inRoot(parent)).map((name) => ({ name, folder: inRoot(parent, name) })),
  );
  return folders
    .flatMap(({ name, folder }) => [join(folder, "input.ipynb"), join(folder, `${name}.ipynb`)])
    .filter((path) => existsSync(path));
}

/** One notebook of 100 code cells: those of the samples and the test cases, one after the other. */
export function hundredCells(converter) {
  const cells = ours().flatMap((path) => {
    const notebook = converter.read(readFileSync(path, "utf8"));
    return notebook.language === "python" ? notebook.cells.map(({ source }) => source) : [];
  });
  return Array.from({ length: 100 }, (_, index) => cells[index % cells.length]);
}

/** The text of a notebook of these cells. */
export const notebookOf = (sources) =>
  JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    cells: sources.map((source, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      source,
    })),
  });

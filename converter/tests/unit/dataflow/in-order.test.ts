import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { analyseDataflow } from "../../../src/dataflow/index.js";
import { createConverter, type Converter, type Dependency } from "../../../src/index.js";
import { parseCell, pythonFacts } from "../../../src/python/index.js";
import { scriptFrontEnd } from "../../../src/typescript/index.js";

/**
 * Each file in `in-order/` has notebooks whose last cell sees what the cell before it does, so that it must wait for it; in each
 * of `apart/` it sees nothing of it, and need not wait. A notebook begins with `# %% [case]`, and each further cell of it with
 * `# %%`; in TypeScript and JavaScript with `// %% [case]` and `// %%`.
 */
const folders = [
  ["in-order", "waits for", true],
  ["apart", "does not wait for", false],
] as const;

let converter: Converter;

beforeAll(async () => {
  converter = await createConverter();
});

for (const [folder, title, expected] of folders) {
  const path = fileURLToPath(new URL(`./${folder}/`, import.meta.url));
  for (const file of readdirSync(path).sort()) {
    const notebooks = notebooksIn(readFileSync(path + file, "utf8"));
    describe(`${folder}/${file}`, () => {
      it.each(notebooks.map((cells) => [cells.at(-2), cells] as const))(`${title} %s`, async (_, cells) => {
        const dependencies = await dependenciesOf(cells, extname(file));
        expect(leads(dependencies, cells.length - 1, cells.length)).toBe(expected);
      });
    });
  }
}

function notebooksIn(text: string): readonly (readonly string[])[] {
  return text
    .split(/^(?:#|\/\/) %% \[case\]\n/mu)
    .filter((notebook) => notebook.trim() !== "")
    .map((notebook) => notebook.split(/^(?:#|\/\/) %%\n/mu).map((source) => source.trimEnd()));
}

async function dependenciesOf(cells: readonly string[], extension: string): Promise<readonly Dependency[]> {
  if (cells.some((source) => source.startsWith("#!"))) return ofBoth(cells);
  if (extension === ".py")
    return analyseDataflow(
      cells.map((source, index) => ({
        number: index + 1,
        facts: pythonFacts(parseCell(source)),
        mayRaise: false,
      })),
    ).dependencies;
  const placed = cells.map((source, index) => ({
    number: index + 1,
    facts: scriptFrontEnd.cell(source).facts,
  }));
  return scriptFrontEnd.dataflow(placed).dependencies;
}

/** Of a notebook in Python with cells in TypeScript, which begin with `#!typescript`. */
async function ofBoth(cells: readonly string[]): Promise<readonly Dependency[]> {
  const text = JSON.stringify({
    cells: cells.map((source) => ({
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    nbformat: 4,
    nbformat_minor: 4,
  });
  const notebook = converter.read(text);
  await converter.prepare(notebook);
  return converter.plan(notebook, { group: "cell" }).dependencies;
}

/** Whether a chain of dependencies leads from the one cell to the other. */
function leads(dependencies: readonly Dependency[], from: number, to: number): boolean {
  return dependencies.some((one) => one.from === from && (one.to === to || leads(dependencies, one.to, to)));
}

import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { createConverter, type Converter, type Dependency } from "../../../src/index.js";
import { leads, planByCell, pythonDependencies, scriptDependencies } from "../../support/dependencies.js";

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
  // of a notebook in Python with cells in TypeScript
  if (cells.some((source) => source.startsWith("#!")))
    return (await planByCell(converter, cells, "python3")).dependencies;
  const found = extension === ".py" ? pythonDependencies(cells) : scriptDependencies(cells);
  if (found === null) throw new SyntaxError(`This is no TypeScript: ${cells.join("\n")}`);
  return found;
}

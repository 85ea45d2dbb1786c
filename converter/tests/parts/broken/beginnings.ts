import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { corpus } from "../support/sources.js";

/** A notebook to be broken: its JSON, without long outputs. */
export type Beginning = Readonly<Record<string, unknown>>;

const repository = fileURLToPath(new URL("../../../../", import.meta.url));
const longestOutput = 300;

/** All notebooks of the corpus, of every language; where it is not there, those of the converter's own cases and the samples. */
export function beginnings(): Beginning[] {
  return paths().flatMap((path) => {
    try {
      return [JSON.parse(readFileSync(path, "utf8"), shortened) as Beginning];
    } catch {
      return []; // some of the corpus are no notebooks
    }
  });
}

function paths(): string[] {
  if (corpus !== null) return corpusPaths(corpus);
  console.warn("Broken notebooks are made from the converter's own cases and the samples.");
  const cases = join(repository, "converter/tests/unit/cases");
  const samples = join(repository, "samples");
  return [
    ...readdirSync(cases).map((name) => join(cases, name, "input.ipynb")),
    ...readdirSync(samples).map((name) => join(samples, name, `${name}.ipynb`)),
  ].filter((path) => existsSync(path));
}

function corpusPaths(folder: string): string[] {
  const lines = readFileSync(join(folder, "index.jsonl"), "utf8").trim().split("\n");
  return lines.map((line) => join(folder, (JSON.parse(line) as { path: string }).path));
}

/** Outputs are not converted: long ones only hide the rest from the mutations. */
function shortened(key: string, value: unknown): unknown {
  return key === "outputs" && JSON.stringify(value).length > longestOutput ? [] : value;
}

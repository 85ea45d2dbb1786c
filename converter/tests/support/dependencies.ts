import { analyseDataflow } from "../../src/dataflow/index.js";
import type { Converter, Dependency, Plan } from "../../src/index.js";
import { parseCell, pythonFacts } from "../../src/python/index.js";
import { scriptFrontEnd } from "../../src/typescript/index.js";
import { notebookText } from "./notebook-text.js";

/** The dependencies between cells of Python, found by the dataflow alone. */
export function pythonDependencies(sources: readonly string[]): readonly Dependency[] {
  return analyseDataflow(
    sources.map((source, index) => ({
      number: index + 1,
      facts: pythonFacts(parseCell(source)),
      mayRaise: false,
    })),
  ).dependencies;
}

/** The same between cells of TypeScript or JavaScript; null where one of them can't be read. */
export function scriptDependencies(sources: readonly string[]): readonly Dependency[] | null {
  const placed = sources.map((source, index) => ({
    number: index + 1,
    facts: scriptFrontEnd.cell(source).facts,
  }));
  if (placed.some(({ facts }) => facts.unreadable !== null)) return null;
  return scriptFrontEnd.dataflow(placed).dependencies;
}

/** The plan of a notebook, each cell a task. */
export async function planByCell(
  converter: Converter,
  sources: readonly string[],
  kernel: string,
): Promise<Plan> {
  const notebook = converter.read(notebookText(sources, kernel));
  await converter.prepare(notebook);
  return converter.plan(notebook, { group: "cell" });
}

/** Whether a chain of dependencies leads from the one cell to the other. */
export function leads(dependencies: readonly Dependency[], from: number, to: number): boolean {
  return dependencies.some((one) => one.from === from && (one.to === to || leads(dependencies, one.to, to)));
}

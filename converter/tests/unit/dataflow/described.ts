import { analyseDataflow } from "../../../src/dataflow/index.js";
import { parseCell, pythonFacts } from "../../../src/python/index.js";

/** What is said of a notebook: its dependencies, what can be set up first, and which variables may be one object. */
export function described(notebook: string): string {
  const sources = notebook.split(/^# %%.*\n/mu).slice(1);
  const cells = sources.map((source, index) => ({
    number: index + 1,
    facts: pythonFacts(parseCell(source.trimEnd())),
    mayRaise: source.startsWith("# may raise"),
  }));
  const { cells: flows, dependencies, aliases } = analyseDataflow(cells);
  const hoisted = flows.filter((cell) => cell.hoistable).map((cell) => cell.number);
  return [
    ...dependencies.map(({ from, to, kind, reason }) => `${from} → ${to}  ${kind}: ${reason}`),
    ...(hoisted.length > 0 ? [`setup: ${hoisted.join(", ")}`] : []),
    ...aliases.map((group) => `one object: ${group.join(", ")}`),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

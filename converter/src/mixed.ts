import { analysisOf } from "./analysis-of.js";
import { analyseDataflow } from "./dataflow/index.js";
import type { CellFlow, Dataflow, PlacedCell } from "./dataflow/index.js";
import type { FrontEnd, KnownCell } from "./front-end.js";
import type { CodeCell, Notebook } from "./notebook/index.js";
import { mayRaise, runs } from "./plan/index.js";
import type { Analysis, Diagnostic, PlanScript } from "./plan/index.js";
import { scriptTypes } from "./python/index.js";
import type { nativeScript, plainDataflow } from "./typescript/index.js";

/** What is loaded for notebooks that have TypeScript or JavaScript in them. */
export interface ScriptParts {
  readonly frontEnd: FrontEnd;
  readonly nativeScript: typeof nativeScript;
  readonly plainDataflow: typeof plainDataflow;
}

/** Whether a Python notebook has cells of TypeScript or JavaScript. */
export function isMixed({ language, cells }: Notebook): boolean {
  return language === "python" && cells.some((cell) => cell.language !== language && runs(cell));
}

/**
 * A Python notebook with cells of TypeScript or JavaScript: one dataflow over both. What crosses the border is a copy, so what
 * such a cell does to Python's values is done to no other cell's.
 */
export function analyseMixed(notebook: Notebook, python: FrontEnd, parts: ScriptParts): Analysis {
  const cells = notebook.cells.filter(runs).map((cell) => {
    const frontEnd = isScript(cell) ? parts.frontEnd : python;
    return { cell, ...frontEnd.cell(codeOf(cell)) };
  });
  const placed = cells.map(({ cell, facts }): PlacedCell => ({
    number: cell.number,
    facts,
    mayRaise: mayRaise(cell),
    language: isScript(cell) ? "javascript" : "python",
  }));
  const first = parts.plainDataflow(analyseDataflow(placed));
  const scripts = cells
    .filter(({ cell }) => isScript(cell))
    .map(({ cell }) => ({ number: cell.number, source: codeOf(cell) }));
  const numbers = new Set(scripts.map(({ number }) => number));
  const native = parts.nativeScript(
    scripts,
    first.cells.filter(({ number }) => !numbers.has(number)),
  );
  const copies = copiesOf(first, native.script);
  const dataflow = parts.plainDataflow(
    analyseDataflow(placed.map((cell) => ({ ...cell, copies: copies.get(cell.number) ?? [] }))),
  );
  const script = withTypes(native.script, cells, first.cells);
  const refused = cells.find(({ cell }) => isScript(cell) && cell.number === notebook.parameters);
  const diagnostics =
    refused === undefined ? native.diagnostics : [...native.diagnostics, noParameters(refused.cell)];
  return analysisOf(notebook, python, cells, byTheirText(dataflow, script), {
    script,
    diagnostics,
    globals: parts.frontEnd.globals,
  });
}

function noParameters({ number }: CodeCell): Diagnostic {
  const message = `cell ${number}, line 1: is tagged \`parameters\`, which a Python notebook has in Python. Write it in Python.`;
  return { severity: "error", code: "not-native", message, cell: number, line: 1, column: null };
}

/** With the types of what each script cell takes from Python, as the last cell before it that binds it says. */
function withTypes(
  script: PlanScript,
  cells: readonly (KnownCell & { readonly cell: CodeCell })[],
  flows: readonly CellFlow[],
): PlanScript {
  const writes = new Map(flows.map((flow) => [flow.number, flow.writes]));
  const known = new Map<string, string>();
  const types = new Map<number, Readonly<Record<string, string>>>();
  for (const { cell, facts } of cells) {
    const own = script.cells.find((one) => one.cell === cell.number);
    if (own === undefined) {
      for (const name of writes.get(cell.number) ?? []) known.delete(name);
      for (const [name, type] of scriptTypes(facts.steps)) if (type !== null) known.set(name, type);
      continue;
    }
    types.set(cell.number, Object.fromEntries([...known].filter(([name]) => own.uses.includes(name))));
  }
  return { ...script, cells: script.cells.map((one) => ({ ...one, types: types.get(one.cell) ?? {} })) };
}

function isScript({ language }: CodeCell): boolean {
  return language !== "python";
}

/** The cell's code at its place in the cell: what says its language is blank. */
function codeOf({ source, marked }: CodeCell): string {
  if (marked === 0) return source;
  const lines = source.split("\n");
  return lines.map((line, index) => (index < marked ? " ".repeat(line.length) : line)).join("\n");
}

/** Which variables each script cell takes from Python. */
function copiesOf({ cells }: Dataflow, script: PlanScript): ReadonlyMap<number, readonly string[]> {
  const byNumber = new Map(script.cells.map((one) => [one.cell, one]));
  const ofPython = new Set<string>();
  const copies = new Map<number, readonly string[]>();
  for (const { number, writes, mutates } of cells) {
    const own = byNumber.get(number);
    if (own === undefined) {
      for (const name of [...writes, ...mutates]) ofPython.add(name);
      continue;
    }
    copies.set(
      number,
      own.uses.filter((name) => ofPython.has(name)),
    );
    for (const name of own.makes) ofPython.delete(name);
  }
  return copies;
}

/**
 * Script cells read and bind what their text says: a function reads what its functions keep, whether or not it calls them. Their
 * objects go from hand to hand, so who changes one need not make it anew. Python changes only what it has.
 */
export function byTheirText(dataflow: Dataflow, script: PlanScript): Dataflow {
  const byNumber = new Map(script.cells.map((one) => [one.cell, one]));
  const bound = new Set<string>();
  const inPython = new Set<string>();
  const cells = dataflow.cells.map((flow): CellFlow => {
    const own = byNumber.get(flow.number);
    if (own === undefined) {
      for (const name of [...flow.reads, ...flow.writes]) inPython.add(name);
      for (const name of flow.writes) bound.add(name);
      return { ...flow, mutates: flow.mutates.filter((name) => inPython.has(name)) };
    }
    const reads = own.uses.filter((name) => bound.has(name)).toSorted();
    const writes = [...own.makes].toSorted();
    for (const name of writes) {
      bound.add(name);
      inPython.delete(name);
    }
    return {
      ...flow,
      reads,
      writes,
      mutates: [],
      lasting: writes.filter((name) => flow.lasting.includes(name) || !flow.writes.includes(name)),
      hoistable: false,
    };
  });
  return { ...dataflow, cells };
}

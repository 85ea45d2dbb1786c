import { emit } from "./emit/index.js";
import type { EmitOptions, Script } from "./emit/index.js";
import { pythonFrontEnd } from "./front-end.js";
import type { FrontEnd, KnownCell } from "./front-end.js";
import { readNotebook } from "./notebook/index.js";
import type { Notebook, ReadOptions } from "./notebook/index.js";
import { makePlan, mayRaise, runs } from "./plan/index.js";
import type { AnalysedCell, Analysis, GroupMode, Plan } from "./plan/index.js";
import { Recent } from "./recent.js";
import { depthOf, tooDeep, unlessTooDeep } from "./too-deep.js";

export interface PlanOptions {
  /** `cell`: one task a cell; `heading`: one a Markdown section; `auto`, the default: those that a person would have made. */
  readonly group?: GroupMode;
}

/** Notebook text in, script out. Keeps what it found out about a cell by its source, so that an editor can ask often. */
export interface Converter {
  /** @throws {NotebookError} for what is no notebook, is too new, or is in a language that is not converted. */
  read(text: string, options?: ReadOptions): Notebook;
  /** Loads what the notebook's language needs, where that is not there yet: TypeScript has a big parser, Python needs nothing. */
  prepare(notebook: Notebook): Promise<void>;
  /** The notebook's tasks and how they depend on each other. Throws where `prepare` was not awaited for its language. */
  plan(notebook: Notebook, options?: PlanOptions): Plan;
  /** The script of a plan, which must be of this notebook. */
  emit(plan: Plan, notebook: Notebook, options?: EmitOptions): Script;
}

/** How many cells' facts are kept: several large notebooks' worth. */
const keptCells = 5000;

/** Loads the parsers and makes a converter, which is then good for any number of notebooks. */
export async function createConverter(): Promise<Converter> {
  const python = remembering(pythonFrontEnd);
  let script: FrontEnd | null = null;
  const frontEndOf = ({ language }: Notebook): FrontEnd => {
    if (language === "python") return python;
    if (script === null) throw new Error("A notebook in TypeScript is to be prepared before it is planned.");
    return script;
  };
  const analyses = new WeakMap<Notebook, Analysis>();
  const analysisOf = (notebook: Notebook): Analysis => {
    const analysis = analyses.get(notebook) ?? analyse(notebook, frontEndOf(notebook));
    analyses.set(notebook, analysis);
    return analysis;
  };
  return {
    read: readNotebook,
    prepare: async ({ language }) => {
      if (language === "python" || script !== null) return;
      script = remembering((await import("./typescript/index.js")).scriptFrontEnd);
    },
    plan: (notebook, { group = "auto" } = {}) => {
      const plan = unlessTooDeep(() => makePlan(analysisOf(notebook), group));
      if (plan !== null) return plan;
      const { analysis, plan: shallow } = planOfShallow(notebook, frontEndOf(notebook), group);
      analyses.set(notebook, analysis);
      return shallow;
    },
    emit,
  };
}

/** The plan of a notebook in which something is nested too deep to follow: its deepest cells are taken as unreadable. */
function planOfShallow(
  notebook: Notebook,
  frontEnd: FrontEnd,
  group: GroupMode,
): { analysis: Analysis; plan: Plan } {
  const sources = [...new Set(notebook.cells.filter(runs).map(({ source }) => source))];
  const depths = new Map(sources.map((source) => [source, depthOf(frontEnd.cell(source).facts)]));
  const deepest = sources.toSorted((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
  const unread = new Set<string>();
  const shallow: FrontEnd = {
    ...frontEnd,
    cell: (source) => (unread.has(source) ? tooDeep(source) : frontEnd.cell(source)),
  };
  for (const source of deepest) {
    unread.add(source);
    const found = unlessTooDeep(() => {
      const analysis = analyse(notebook, shallow);
      return { analysis, plan: makePlan(analysis, group) };
    });
    if (found !== null) return found;
  }
  throw new RangeError("The notebook is too large for the stack.");
}

/** The same, which keeps what it found out about cells. */
function remembering(frontEnd: FrontEnd): FrontEnd {
  const known = new Recent<string, KnownCell>(keptCells);
  return { ...frontEnd, cell: (source) => known.get(source, () => frontEnd.cell(source)) };
}

function analyse(notebook: Notebook, frontEnd: FrontEnd): Analysis {
  const cells = notebook.cells.filter(runs).map((cell) => ({ cell, ...frontEnd.cell(cell.source) }));
  const dataflow = frontEnd.dataflow(
    cells.map(({ cell, facts }) => ({ number: cell.number, facts, mayRaise: mayRaise(cell) })),
  );
  const flows = new Map(dataflow.cells.map((flow) => [flow.number, flow]));
  const analysed = cells.flatMap(({ cell, parsed, facts }): [number, AnalysedCell][] => {
    const flow = flows.get(cell.number);
    return flow === undefined ? [] : [[cell.number, { cell, parsed, facts, flow }]];
  });
  const parameters = cells.find(({ cell }) => cell.number === notebook.parameters)?.cell;
  return {
    notebook,
    cells: new Map(analysed),
    dataflow,
    parameters: parameters === undefined ? [] : frontEnd.parameters(parameters.number, parameters.source),
    globals: frontEnd.globals,
  };
}

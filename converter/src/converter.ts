import { emit } from "./emit/index.js";
import type { EmitOptions, Script } from "./emit/index.js";
import { analysisOf } from "./analysis-of.js";
import { pythonFrontEnd } from "./front-end.js";
import { analyseMixed, isMixed, type ScriptParts } from "./mixed.js";
import type { FrontEnd, KnownCell } from "./front-end.js";
import { readNotebook } from "./notebook/index.js";
import type { Notebook, ReadOptions } from "./notebook/index.js";
import { makePlan, mayRaise, runs } from "./plan/index.js";
import type { Analysis, GroupMode, Plan } from "./plan/index.js";
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
  let script: ScriptParts | null = null;
  const scriptParts = (): ScriptParts => {
    if (script === null) throw new Error("A notebook in TypeScript is to be prepared before it is planned.");
    return script;
  };
  const analyses = new WeakMap<Notebook, Analysis>();
  const analyseBy = (notebook: Notebook, changed: (frontEnd: FrontEnd) => FrontEnd): Analysis => {
    if (notebook.language !== "python") return analyse(notebook, changed(scriptParts().frontEnd));
    if (!isMixed(notebook)) return analyse(notebook, changed(python));
    const parts = scriptParts();
    return analyseMixed(notebook, changed(python), { ...parts, frontEnd: changed(parts.frontEnd) });
  };
  const analysed = (notebook: Notebook): Analysis => {
    const analysis = analyses.get(notebook) ?? analyseBy(notebook, (frontEnd) => frontEnd);
    analyses.set(notebook, analysis);
    return analysis;
  };
  return {
    read: readNotebook,
    prepare: async (notebook) => {
      if ((notebook.language === "python" && !isMixed(notebook)) || script !== null) return;
      const { scriptFrontEnd, nativeScript, plainDataflow } = await import("./typescript/index.js");
      script = { frontEnd: remembering(scriptFrontEnd), nativeScript, plainDataflow };
    },
    plan: (notebook, { group = "auto" } = {}) => {
      const plan = unlessTooDeep(() => makePlan(analysed(notebook), group));
      if (plan !== null) return plan;
      const { analysis, plan: shallow } = planOfShallow(notebook, group, analyseBy);
      analyses.set(notebook, analysis);
      return shallow;
    },
    emit,
  };
}

/** The plan of a notebook in which something is nested too deep to follow: its deepest cells are taken as unreadable. */
function planOfShallow(
  notebook: Notebook,
  group: GroupMode,
  analyseBy: (notebook: Notebook, changed: (frontEnd: FrontEnd) => FrontEnd) => Analysis,
): { analysis: Analysis; plan: Plan } {
  const depths = new Map<string, number>();
  const unread = new Set<string>();
  const shallow = (frontEnd: FrontEnd): FrontEnd => ({
    ...frontEnd,
    cell: (source) => {
      if (unread.has(source)) return tooDeep(source);
      const found = frontEnd.cell(source);
      if (!depths.has(source)) depths.set(source, depthOf(found.facts));
      return found;
    },
  });
  unlessTooDeep(() => analyseBy(notebook, shallow));
  const deepest = [...depths.keys()].toSorted((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
  for (const source of deepest) {
    unread.add(source);
    const found = unlessTooDeep(() => {
      const analysis = analyseBy(notebook, shallow);
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
  return analysisOf(notebook, frontEnd, cells, dataflow);
}

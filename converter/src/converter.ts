import { emit } from "./emit/index.js";
import type { EmitOptions, Script } from "./emit/index.js";
import { analysisOf } from "./analysis-of.js";
import { pythonFrontEnd } from "./front-end.js";
import { analyseMixed, isMixed, type ScriptParts } from "./mixed.js";
import { analyseNative } from "./native-notebook.js";
import type { FrontEnd, KnownCell } from "./front-end.js";
import { NotebookError, readNotebook } from "./notebook/index.js";
import type { Notebook, ReadOptions } from "./notebook/index.js";
import { makePlan, mayRaise, runs } from "./plan/index.js";
import type { Analysis, CellsMode, GroupMode, Plan } from "./plan/index.js";
import { Recent } from "./recent.js";
import { depthOf, tooDeep, unlessTooDeep } from "./too-deep.js";

export interface PlanOptions {
  /** `cell`: one task a cell; `heading`: one a Markdown section; `auto`, the default: those that a person would have made. */
  readonly group?: GroupMode;
  /**
   * Of a notebook in TypeScript or JavaScript. `kernel`, the default: its cells run in one scope, as in their kernel. `native`:
   * each is a task of its own and a function of the script, whatever `group` is.
   */
  readonly cells?: CellsMode;
}

/** Notebook text in, script out. Keeps what it found out about a cell by its source, so that an editor can ask often. */
export interface Converter {
  /** @throws {NotebookError} for what is no notebook, is too new, or is in a language that is not converted. */
  read(text: string, options?: ReadOptions): Notebook;
  /** Loads what the notebook's language needs, where that is not there yet: TypeScript has a big parser, Python needs nothing. */
  prepare(notebook: Notebook): Promise<void>;
  /**
   * The notebook's tasks and how they depend on each other. Throws where `prepare` was not awaited for its language. What keeps
   * cells from being functions are diagnostics (`not-native`), which `emit` refuses.
   * @throws {NotebookError} where `cells` is given, and its language can't have that.
   */
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
  const kept = { native: new WeakMap<Notebook, Analysis>(), kernel: new WeakMap<Notebook, Analysis>() };
  const analyseBy = (
    notebook: Notebook,
    cells: CellsMode,
    changed: (frontEnd: FrontEnd) => FrontEnd,
  ): Analysis => {
    if (notebook.language === "python" && !isMixed(notebook)) return analyse(notebook, changed(python));
    const parts = scriptParts();
    const frontEnd = changed(parts.frontEnd);
    if (notebook.language === "python")
      return analyseMixed(notebook, changed(python), { ...parts, frontEnd });
    return cells === "native" ? analyseNative(notebook, frontEnd, parts) : analyse(notebook, frontEnd);
  };
  const analysed = (notebook: Notebook, cells: CellsMode): Analysis => {
    const analysis = kept[cells].get(notebook) ?? analyseBy(notebook, cells, (frontEnd) => frontEnd);
    kept[cells].set(notebook, analysis);
    return analysis;
  };
  return {
    read: readNotebook,
    prepare: async (notebook) => {
      if ((notebook.language === "python" && !isMixed(notebook)) || script !== null) return;
      const { scriptFrontEnd, nativeScript, plainDataflow } = await import("./typescript/index.js");
      script = { frontEnd: remembering(scriptFrontEnd), nativeScript, plainDataflow };
    },
    plan: (notebook, { group = "auto", cells: given }: PlanOptions = {}) => {
      if (given !== undefined) mustHave(notebook, given);
      const cells = given ?? "kernel";
      const plan = unlessTooDeep(() => makePlan(analysed(notebook, cells), group));
      if (plan !== null) return plan;
      const { analysis, plan: shallow } = planOfShallow(notebook, group, (one, changed) =>
        analyseBy(one, cells, changed),
      );
      kept[cells].set(notebook, analysis);
      return shallow;
    },
    emit,
  };
}

/** @throws {NotebookError} where the notebook's language has one way alone. */
function mustHave(notebook: Notebook, cells: CellsMode): void {
  if (notebook.language !== "python") return;
  if (cells === "native" && !isMixed(notebook))
    throw new NotebookError(
      "not-native",
      "This notebook is written in Python, whose cells run in Python.",
      "Only notebooks in TypeScript and JavaScript can have native cells.",
    );
  if (cells === "kernel" && isMixed(notebook))
    throw new NotebookError(
      "not-native",
      "This notebook has TypeScript or JavaScript among Python, for which there is no kernel.",
      "Such cells are always native.",
    );
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

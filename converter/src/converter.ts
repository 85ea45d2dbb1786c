import { analyseDataflow } from "./dataflow/index.js";
import { emit } from "./emit/index.js";
import type { EmitOptions, Script } from "./emit/index.js";
import type { CellFacts } from "./facts/index.js";
import { NotebookError, readNotebook } from "./notebook/index.js";
import type { CodeCell, Notebook, ReadOptions } from "./notebook/index.js";
import { makePlan, mayRaise, runs } from "./plan/index.js";
import type { AnalysedCell, Analysis, GroupMode, Plan } from "./plan/index.js";
import { pythonFacts } from "./python/facts/index.js";
import { parseCell } from "./python/index.js";
import type { ParsedCell } from "./python/index.js";
import { Recent } from "./recent.js";

export interface PlanOptions {
  /** `cell`: one task a cell; `heading`: one a Markdown section; `auto`, the default: those that a person would have made. */
  readonly group?: GroupMode;
}

/** Notebook text in, script out. Keeps what it found out about a cell by its source, so that an editor can ask often. */
export interface Converter {
  /** @throws {NotebookError} for what is no notebook, is too new, or is in a language that is not converted. */
  read(text: string, options?: ReadOptions): Notebook;
  /**
   * The notebook's tasks and how they depend on each other.
   *
   * @throws {NotebookError} for a language that can be read, but not yet planned.
   */
  plan(notebook: Notebook, options?: PlanOptions): Plan;
  /** The script of a plan, which must be of this notebook. */
  emit(plan: Plan, notebook: Notebook, options?: EmitOptions): Script;
}

interface KnownCell {
  readonly parsed: ParsedCell;
  readonly facts: CellFacts;
}

/** How many cells' facts are kept: several large notebooks' worth. */
const keptCells = 5000;

/** Loads the parsers and makes a converter, which is then good for any number of notebooks. */
export async function createConverter(): Promise<Converter> {
  const known = new Recent<string, KnownCell>(keptCells);
  const knownCell = ({ source }: CodeCell): KnownCell =>
    known.get(source, () => {
      const parsed = parseCell(source);
      return { parsed, facts: pythonFacts(parsed) };
    });
  const analyses = new WeakMap<Notebook, Analysis>();
  const analysisOf = (notebook: Notebook): Analysis => {
    const analysis = analyses.get(notebook) ?? analyse(notebook, knownCell);
    analyses.set(notebook, analysis);
    return analysis;
  };
  return {
    read: readNotebook,
    plan: (notebook, { group = "auto" } = {}) => makePlan(analysisOf(notebook), group),
    emit,
  };
}

function analyse(notebook: Notebook, knownCell: (cell: CodeCell) => KnownCell): Analysis {
  if (notebook.language !== "python") throw notConverted(notebook.language);
  const cells = notebook.cells.filter(runs).map((cell) => ({ cell, ...knownCell(cell) }));
  const dataflow = analyseDataflow(
    cells.map(({ cell, facts }) => ({ number: cell.number, facts, mayRaise: mayRaise(cell) })),
  );
  const flows = new Map(dataflow.cells.map((flow) => [flow.number, flow]));
  const analysed = cells.flatMap(({ cell, parsed, facts }): [number, AnalysedCell][] => {
    const flow = flows.get(cell.number);
    return flow === undefined ? [] : [[cell.number, { cell, parsed, facts, flow }]];
  });
  return { notebook, cells: new Map(analysed), dataflow };
}

function notConverted(language: string): NotebookError {
  const name = language === "typescript" ? "TypeScript" : "JavaScript";
  return new NotebookError(
    "unknown-language",
    `This notebook is written in ${name}; nbflow converts notebooks in Python so far.`,
    "Convert a notebook with a Python kernel.",
  );
}

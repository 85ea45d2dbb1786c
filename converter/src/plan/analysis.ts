import type { CellFacts } from "../facts/index.js";
import type { CellFlow, Dataflow } from "../dataflow/index.js";
import type { CodeCell, Notebook } from "../notebook/index.js";
import type { ParsedCell } from "../python/index.js";
import type { CellNumber, Diagnostic, PlanParameter, PlanScript } from "./plan.js";

/** A cell that runs, and all that is known of it. */
export interface AnalysedCell {
  readonly cell: CodeCell;
  readonly parsed: ParsedCell;
  readonly facts: CellFacts;
  readonly flow: CellFlow;
}

/** A notebook with what the analysis found: what a plan is made from. */
export interface Analysis {
  readonly notebook: Notebook;
  /** The cells that run, by number, in the notebook's order. */
  readonly cells: ReadonlyMap<CellNumber, AnalysedCell>;
  readonly dataflow: Dataflow;
  /** What the cell tagged `parameters` sets. */
  readonly parameters: readonly PlanParameter[];
  /** Names that are there without any cell. */
  readonly globals: ReadonlySet<string>;
  /** Cells that are functions of the script, and what stands in their way; null where there are none. */
  readonly script: AnalysedScript | null;
}

export interface AnalysedScript {
  readonly script: PlanScript;
  readonly diagnostics: readonly Diagnostic[];
  /** Names that such cells have without any cell. */
  readonly globals: ReadonlySet<string>;
}

/** The cells that are functions of the script, each by itself. */
export function nativeCells({ script }: Analysis): ReadonlySet<CellNumber> {
  return new Set(script?.script.cells.map(({ cell }) => cell));
}

/** Whether Jupyter would run it: not empty, and not tagged to be left out. */
export function runs(cell: CodeCell): boolean {
  return cell.source.trim() !== "" && !cell.tags.includes("skip-execution");
}

export function mayRaise(cell: CodeCell): boolean {
  return cell.tags.includes("raises-exception");
}

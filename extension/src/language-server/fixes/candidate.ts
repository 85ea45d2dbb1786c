import type { Plan, PlanCell } from "@nbflow/converter";
import type { Diagnostic } from "vscode-languageserver";
import type { CellEdit } from "../../language-protocol/index.js";
import type { Converted } from "../analysis/index.js";

/** A fix that may be offered, once it has been tried out. */
export interface Candidate {
  readonly title: string;
  readonly edits: readonly CellEdit[];
  /** The place of the cell to go to, after the edits. */
  readonly show: { readonly index: number; readonly edit: boolean };
  /** What it cures; none for one that only makes the flow nicer. */
  readonly cures?: Diagnostic;
  /** Whether the notebook has become what the title says. That it has no new problem is checked for all. */
  readonly holds: (after: Plan) => boolean;
}

/** Where a fix is asked for. */
export interface Asked {
  readonly analysed: Converted;
  readonly cell: PlanCell;
  /** The cell's own text. */
  readonly text: string;
  /** The first selected line of the cell, from 0. */
  readonly line: number;
  /** Those of the server that stand where it is asked. */
  readonly diagnostics: readonly Diagnostic[];
  /** The plan of the notebook with one task a cell. */
  readonly planByCell: () => Promise<Plan>;
}

export type Finder = (asked: Asked) => readonly Candidate[] | Promise<readonly Candidate[]>;

/** How many errors and warnings a plan has. */
export const problems = ({ diagnostics }: Plan): number =>
  diagnostics.filter(({ severity }) => severity !== "info").length;

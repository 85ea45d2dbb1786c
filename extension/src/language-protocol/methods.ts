/** Names of messages. */
export const methods = {
  /** Server to client, after each analysis: a {@link NotebookBecomes}. */
  becomes: "nbflow/becomes",
  /** Client to server: a {@link ScriptQuestion}, answered by a {@link ScriptAnswer}. */
  script: "nbflow/script",
} as const;

/** What the cells of a notebook become. */
export interface NotebookBecomes {
  /** The notebook's. */
  readonly uri: string;
  /** The version of the notebook that was analysed. */
  readonly version: number;
  /** Those that become something, in the notebook's order; none where the notebook can't be converted. */
  readonly cells: readonly CellBecomes[];
}

export interface CellBecomes {
  /** The cell document's. */
  readonly uri: string;
  /** `train-model · in X, y · out model` */
  readonly label: string;
  /** Plain text, in lines: what it takes and makes, and why it comes after others. */
  readonly reasons: string;
}

export interface ScriptQuestion {
  readonly uri: string;
}

/** The script that the notebook becomes as it stands in the editor, or why there is none. */
export type ScriptAnswer =
  | { readonly kind: "script"; readonly text: string; readonly spans: readonly ScriptSpan[] }
  | { readonly kind: "refused"; readonly message: string; readonly hint: string }
  | { readonly kind: "unknown" };

/** Lines of the script that are lines of a cell, one to one. */
export interface ScriptSpan {
  /** The cell document's. */
  readonly cell: string;
  /** The first line in the cell, from 0. */
  readonly from: number;
  /** The script's line that holds it, from 0. */
  readonly line: number;
  readonly lines: number;
}

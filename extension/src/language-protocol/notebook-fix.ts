/** A change of a notebook's cells, as plain data: the protocol's own edits know texts alone. */
export interface NotebookFix {
  readonly uri: string;
  /** The `notebookState` that it was made for; it fits no other. */
  readonly state: string;
  readonly edits: readonly CellEdit[];
  /** The cell to go to afterwards, by its place among all cells, from 0; `edit`: to type in it at once. */
  readonly show: { readonly index: number; readonly edit: boolean };
}

/** Places are those before any of the edits, from 0. */
export type CellEdit =
  | {
      readonly kind: "splice";
      readonly start: number;
      readonly deleteCount: number;
      readonly cells: readonly CellSource[];
    }
  | { readonly kind: "tags"; readonly index: number; readonly tags: readonly string[] }
  | { readonly kind: "text"; readonly index: number; readonly text: string };

/** A cell to put in: a new one, or one that is there, with its outputs. */
export type CellSource =
  | {
      readonly kind: "markdown" | "code";
      readonly languageId: string;
      readonly text: string;
      readonly tags: readonly string[];
    }
  | { readonly kind: "existing"; readonly index: number };

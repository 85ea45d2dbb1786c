import type { TextDocument } from "vscode-languageserver-textdocument";

/** A notebook as the editor has it now. */
export interface StoredNotebook {
  readonly uri: string;
  readonly version: number;
  /** As VS Code's ipynb support keeps it: nbformat's own metadata stands under `metadata`. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** All of them, Markdown and raw ones included. */
  readonly cells: readonly StoredCell[];
}

export interface StoredCell {
  readonly document: TextDocument;
  readonly isMarkup: boolean;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** As the how manieth it was last run; null where it was not. */
  readonly executionOrder: number | null;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

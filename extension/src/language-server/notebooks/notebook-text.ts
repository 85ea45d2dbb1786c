import type { StoredNotebook } from "./stored-notebook.js";
import { isRecord } from "./stored-notebook.js";

/** A cell as the converter wants to read it. */
export interface PlainCell {
  readonly isMarkup: boolean;
  readonly languageId: string;
  readonly text: string;
  readonly tags: readonly string[];
  readonly executionOrder: number | null;
}

/** The notebook's cells without their documents. */
export const plainCells = ({ cells }: StoredNotebook): readonly PlainCell[] =>
  cells.map(({ document, isMarkup, metadata, executionOrder }) => ({
    isMarkup,
    languageId: document.languageId,
    text: document.getText(),
    tags: tagsOf(metadata),
    executionOrder,
  }));

/** The `.ipynb` text of cells, without outputs: what VS Code would write, as far as the converter looks at it. */
export function notebookText(metadata: StoredNotebook["metadata"], cells: readonly PlainCell[]): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: isRecord(metadata["metadata"]) ? metadata["metadata"] : {},
    cells: cells.map(({ isMarkup, languageId, text, tags, executionOrder }) => ({
      cell_type: isMarkup ? "markdown" : languageId === "raw" ? "raw" : "code",
      metadata: { tags, ...(isMarkup ? {} : { vscode: { languageId } }) },
      source: text,
      execution_count: executionOrder,
    })),
  });
}

/** The tags of a cell: VS Code keeps nbformat's cell metadata under `metadata`. */
export function tagsOf(metadata: Readonly<Record<string, unknown>>): readonly string[] {
  const own = metadata["metadata"];
  const tags = isRecord(own) ? own["tags"] : undefined;
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [];
}

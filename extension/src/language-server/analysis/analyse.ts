import { NotebookError } from "@nbflow/converter";
import type { CellNumber, Converter, GroupMode, Notebook, Plan, PlanCell } from "@nbflow/converter";
import {
  notebookText,
  plainCells,
  type PlainCell,
  type StoredCell,
  type StoredNotebook,
} from "../notebooks/index.js";

/** A notebook with what it becomes, or why it becomes nothing. */
export type Analysed = Converted | Refused;

export interface Converted {
  readonly kind: "converted";
  readonly stored: StoredNotebook;
  readonly group: GroupMode;
  readonly notebook: Notebook;
  readonly plan: Plan;
}

export interface Refused {
  readonly kind: "refused";
  readonly stored: StoredNotebook;
  readonly message: string;
  readonly hint: string;
}

export async function analyse(
  converter: Converter,
  stored: StoredNotebook,
  group: GroupMode,
): Promise<Analysed> {
  try {
    return {
      kind: "converted",
      stored,
      group,
      ...(await planOf(converter, stored, plainCells(stored), group)),
    };
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    return { kind: "refused", stored, message: error.message, hint: error.hint };
  }
}

/**
 * The plan of cells that need not be the notebook's own: of what it would be after an edit.
 * @throws {NotebookError}
 */
export async function planOf(
  converter: Converter,
  { uri, metadata }: StoredNotebook,
  cells: readonly PlainCell[],
  group: GroupMode,
): Promise<{ readonly notebook: Notebook; readonly plan: Plan }> {
  const notebook = converter.read(notebookText(metadata, cells), { name: nameOf(uri) });
  await converter.prepare(notebook);
  return { notebook, plan: converter.plan(notebook, { group }) };
}

/** The editor's cell that has a number in the plan. */
export function storedCell({ stored, plan }: Converted, number: CellNumber): StoredCell | undefined {
  const index = plan.cells[number - 1]?.index;
  return index === undefined ? undefined : stored.cells[index];
}

/** What the plan says of the cell whose document this is; undefined for one that is no code cell. */
export function plannedCell({ stored, plan }: Converted, document: string): PlanCell | undefined {
  const index = stored.cells.findIndex((cell) => cell.document.uri === document);
  return plan.cells.find((cell) => cell.index === index);
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));

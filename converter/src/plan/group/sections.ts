import type { CodeCell, Heading } from "../../notebook/index.js";
import type { CellNumber } from "../plan.js";

/** Cells between two Markdown headings. */
export interface Section {
  /** The heading right above its first cell; null where there is none. */
  readonly heading: Heading | null;
  readonly cells: readonly CellNumber[];
}

/** The notebook's cells by heading, those of `included` alone; no section is empty. */
export function sections(cells: readonly CodeCell[], included: ReadonlySet<CellNumber>): Section[] {
  const found: { heading: Heading | null; cells: CellNumber[] }[] = [];
  let current: { heading: Heading | null; cells: CellNumber[] } = { heading: null, cells: [] };
  found.push(current);
  for (const cell of cells) {
    const heading = cell.headings.at(-1);
    if (heading !== undefined) {
      current = { heading, cells: [] };
      found.push(current);
    }
    if (included.has(cell.number)) current.cells.push(cell.number);
  }
  return found.filter((section) => section.cells.length > 0);
}

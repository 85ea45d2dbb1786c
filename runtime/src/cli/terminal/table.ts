import Table from "cli-table3";
import type { Output } from "../world.js";
import { widthOf } from "./width.js";

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  /** Gives way first where the terminal is narrow; its text is cut with `…`. */
  readonly flexible?: boolean;
  readonly align?: "left" | "right";
}

const NO_LINES = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};
const GAP = 2;
const NARROWEST = 6;

/** A table without lines, as wide as it needs and no wider than the terminal. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], output: Output): string {
  const cells = rows.map((row) => columns.map((column) => column.cell(row).replaceAll(/\s+/gu, " ")));
  const natural = columns.map((column, index) =>
    Math.max(widthOf(column.title), ...cells.map((row) => widthOf(row[index] ?? ""))),
  );
  const widths = fitted(
    natural,
    columns.map((column) => column.flexible ?? false),
    output.columns - GAP * (columns.length - 1),
  );
  const made = new Table({
    head: columns.map((column) => output.colors.dim(column.title)),
    colWidths: widths,
    colAligns: columns.map((column) => column.align ?? "left"),
    chars: NO_LINES,
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
  });
  made.push(...cells);
  return `${made
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")}\n`;
}

/** Narrows columns until they fit: the flexible ones first, the widest of them before the others. */
function fitted(natural: readonly number[], flexible: readonly boolean[], room: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  for (const pass of [true, false]) {
    while (excess > 0) {
      const widest = widths.reduce(
        (best, width, index) =>
          flexible[index] === pass && width > Math.max(NARROWEST, widths[best] ?? 0) ? index : best,
        -1,
      );
      if (widest < 0) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
      excess -= 1;
    }
  }
  return widths;
}

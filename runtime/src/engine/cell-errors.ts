/** What is said of cells that fail: in which, at which line, and why. */
import { stripVTControlCharacters } from "node:util";
import type { CellError, CellOutput, SizedVariable } from "../python/worker.js";
import type { Cell } from "./definition.js";
import { describeError, RunError } from "./errors.js";
import { memoryText } from "./memory-limit.js";

/** What a callback or `%run` raised: the cell goes on, as in Jupyter, but in a flow it must not go unnoticed. */
export function errorShown(cell: number, outputs: readonly CellOutput[]): RunError | null {
  const shown = outputs.find((output) => output.output_type === "error");
  if (shown === undefined) return null;
  const what = raisedText(cell, { name: shown.ename, value: shown.evalue, line: null });
  return new RunError("error-shown", `An error was shown, and the cell went on: ${what}`, {
    cell,
    hint: "Where that is meant, tag the cell `raises-exception`.",
  });
}

export function tooMuchError(
  reason: Error | null,
  cell: number,
  largest: readonly SizedVariable[],
): RunError {
  const named = largest.map(({ name, type, bytes }) => `${name} (${type}, ${memoryText(bytes)})`);
  const variables = named.length === 0 ? "" : ` The largest variables: ${named.join(", ")}.`;
  const hint = reason instanceof RunError ? reason.hint : null;
  return new RunError("too-much-memory", `${reason?.message} (cell ${cell}).${variables}`, { cell, hint });
}

/** What a SyntaxError says of its place where that is the cell, under the name that the kernel compiled it by. */
const PLACE_IN_CELL = / \((?:\d+\.py|<ipython-input[^<>]+>), line \d+\)$/u;

export function raisedText(cell: number, { name, value, line }: Omit<CellError, "traceback">): string {
  const [firstLine = ""] = stripVTControlCharacters(value).split("\n", 1);
  const first = firstLine.replace(PLACE_IN_CELL, "");
  const what = first === "" ? name : `${name}: ${first}`;
  return `${what} (cell ${cell}${line === null ? "" : `, line ${line}`})`;
}

export function lostError(error: unknown, cell: number | null): RunError {
  const { cell: where, hint } = (typeof error === "object" && error !== null ? error : {}) as {
    readonly cell?: number | null;
    readonly hint?: string;
  };
  return new RunError(
    "worker-lost",
    describeLost(error),
    { cell: where ?? cell, hint: hint ?? null },
    { cause: error },
  );
}

export function describeLost(error: unknown): string {
  return error instanceof Error ? error.message : describeError(error);
}

export function cellText(cell: number | null): string {
  return cell === null ? "a cell" : `cell ${cell}`;
}

export function cellsText(cells: readonly Cell[]): string {
  const [first, ...more] = cells.map((cell) => cell.number);
  const last = more.at(-1);
  if (first === undefined) return "It";
  return last === undefined ? `cell ${first}` : `cells ${first} to ${last}`;
}

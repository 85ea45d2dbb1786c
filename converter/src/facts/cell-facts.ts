import type { FunctionFacts, Step } from "./step.js";

/**
 * What one cell does, seen by itself: a sequence of steps on names that are not yet resolved. The facts follow from the
 * cell's source alone, so they can be kept by source; what a name stands for is found by `dataflow/`, which sees all cells.
 */
export interface CellFacts {
  /** What it runs, in order. */
  readonly steps: readonly Step[];
  /** Every name that it mentions in any scope. */
  readonly names: readonly string[];
  /** What the cell looks like it is for, by its syntax alone. */
  readonly shape: CellShape;
  /** The part of the cell that could not be read, so that nothing is known of what it does; null for most cells. */
  readonly unreadable: string | null;
}

/**
 * - `empty`: nothing runs
 * - `imports`: imports alone
 * - `definitions`: functions and classes, and perhaps imports
 * - `settings`: calls, magics and constants that a person would put at the top of a script, perhaps with the above
 * - `work`: all else
 */
export type CellShape = "empty" | "imports" | "definitions" | "settings" | "work";

export type { FunctionFacts, Step };

import type { CellFacts } from "../facts/index.js";
import type { KnownLanguage, Resource } from "../knowledge/index.js";
import type { CellNumber, Dependency } from "../plan/plan.js";

/** A cell at its place in the notebook. */
export interface PlacedCell {
  readonly number: CellNumber;
  readonly facts: CellFacts;
  /** An error in it is an output, so what it binds may stay unbound. */
  readonly mayRaise?: boolean;
  /** Whose functions it calls; default: those of the other cells. */
  readonly language?: KnownLanguage;
  /** Variables that it takes copies of: what it does to them is done to no other cell's. */
  readonly copies?: readonly string[];
}

export type { KnownLanguage };

/** What grouping, naming and the editor need to know of a notebook. */
export interface Dataflow {
  /** In the order given. */
  readonly cells: readonly CellFlow[];
  /**
   * Sorted by `to`, then `from`. Every dependency by data is here; of the others, those that no chain of dependencies
   * implies.
   */
  readonly dependencies: readonly Dependency[];
  /** Variables that may at some point be, or hold, one and the same changeable object. Each group is sorted. */
  readonly aliases: readonly (readonly string[])[];
}

export interface CellFlow {
  readonly number: CellNumber;
  /** Variables whose value it takes from cells before it, what the functions that it calls read included. */
  readonly reads: readonly string[];
  /** Variables that it binds or deletes. */
  readonly writes: readonly string[];
  /** Variables of cells before it whose object it changes, or may change. */
  readonly mutates: readonly string[];
  /** Variables that later cells read, or that still have the value from here when the notebook ends. */
  readonly lasting: readonly string[];
  /** Effects outside its variables, in words: "writes model.pkl", "draws random numbers". */
  readonly effects: readonly string[];
  readonly role: CellRole;
  /**
   * Nothing changes when it runs before all cells that are not hoistable, and its names are neither rebound nor changed
   * afterwards: it can be part of the setup.
   */
  readonly hoistable: boolean;
  /** The cells whose objects it changes, or may change; its own is not among them. */
  readonly changesOf: readonly CellNumber[];
  /** It reads outputs of cells before it: `_`, `Out[3]`, `In`. */
  readonly readsHistory: boolean;
  /** Why it must run in the notebook's own process, in words; null where a copy of the process would do. */
  readonly stays: string | null;
  /** All that it touches outside of its variables, silently too; null where that is not known. */
  readonly touches: readonly Touch[] | null;
  /** Why it depends on all before it and all after depend on it; null for most cells. */
  readonly barrier: string | null;
}

export interface Touch {
  readonly resource: Resource | "files";
  readonly changes: boolean;
  /** Of a file; null for any. */
  readonly path: string | null;
  /** Of a file that is read: by calls that have Python open it, and look at no other. */
  readonly opened?: true;
}

export type CellRole = "empty" | "imports" | "definitions" | "settings" | "work";

/**
 * What a notebook becomes: its tasks and how they depend on each other. Plain JSON, versioned. The emitter, the language
 * server, `--json`, the graph views and the tests read this and nothing else.
 */
export interface Plan {
  readonly version: 1;
  readonly notebook: PlanNotebook;
  readonly flow: { readonly name: string; readonly title: string | null };
  /** Every code cell, in the notebook's order, those that no task runs (empty ones) included. */
  readonly cells: readonly PlanCell[];
  readonly parameters: readonly PlanParameter[];
  /** In the order of their first cell; the setup, where there is one, stands first. */
  readonly tasks: readonly PlanTask[];
  readonly dependencies: readonly Dependency[];
  /** What the flow returns: final variables that a person would want to see, and the task that makes each. */
  readonly results: readonly PlanInput[];
  readonly diagnostics: readonly Diagnostic[];
  /** Cells that are functions of the script: all of a notebook in TypeScript or JavaScript, or none. Absent where there are none. */
  readonly script?: PlanScript;
}

/** TypeScript and JavaScript cells that are functions of the script. */
export interface PlanScript {
  readonly cells: readonly PlanScriptCell[];
  /** They call `display`, which the script imports. */
  readonly displays: boolean;
  /** They call `require`, which the script makes. */
  readonly requires: boolean;
}

export interface PlanScriptCell {
  readonly cell: CellNumber;
  /** Its text, cut between statements, in its order; exports' keyword and `#!typescript` are left out. */
  readonly parts: readonly PlanPart[];
  /** Names of values that it uses and does not declare; those that no cell makes are the language's own. */
  readonly uses: readonly string[];
  /** Variables that it declares or sets. */
  readonly makes: readonly string[];
  /** What it defines at the script's top. */
  readonly definitions: readonly string[];
  /** TypeScript's types of what it takes, where they say more than what makes it: those of Python's values that are plain to see. */
  readonly types: Readonly<Record<string, string>>;
}

export interface PlanPart {
  /**
   * `import` and `module` stand at the script's top, `shown` is the expression whose value the cell shows, `held` the same
   * where statements follow it.
   */
  readonly kind: "body" | "import" | "module" | "shown" | "held";
  /** From and to where in the cell's source. */
  readonly from: number;
  readonly to: number;
  /** What stands in its place: an import whose specifier Node does not know. */
  readonly text?: string;
}

export interface PlanNotebook {
  /** The file's name, without its folder; null for text that has none. */
  readonly name: string | null;
  /** `sha256:` and the hex digest of the notebook's code cells and what decides how they run; outputs do not count. */
  readonly hash: string;
  readonly language: Language;
  /** The kernelspec's name, such as `python3`; null where the notebook does not say. */
  readonly kernel: string | null;
}

export type Language = "python" | "typescript" | "javascript";

/** Where a TypeScript or JavaScript notebook's cells run: as functions of the script, or in a kernel. */
export type CellsMode = "native" | "kernel";

export type GroupMode = "cell" | "heading" | "auto";

/** A code cell's number: its place among the notebook's code cells, from 1. */
export type CellNumber = number;

/** A task's id: its name, which is unique in its plan. */
export type TaskId = string;

export interface PlanCell {
  readonly number: CellNumber;
  /** Its place among all cells of the notebook, Markdown included, from 0. */
  readonly index: number;
  /** nbformat's cell id, where the notebook has them. */
  readonly id: string | null;
  /** The task that runs it; null for an empty cell and for one tagged `skip-execution`. */
  readonly task: TaskId | null;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly mutates: readonly string[];
  /** Effects outside its variables, in words a person can read: "writes model.pkl", "draws random numbers". */
  readonly effects: readonly string[];
  /** Tagged `raises-exception`: an error in it is an output, and the run goes on. */
  readonly mayRaise: boolean;
}

/** What a parameter takes, as JSON Schema names it; `any` where the default says nothing. */
export type ParameterType = "string" | "integer" | "number" | "boolean" | "array" | "object" | "null" | "any";

export interface PlanParameter {
  readonly name: string;
  readonly type: ParameterType;
  /** The default as JSON, where it is a literal that JSON can hold. */
  readonly default?: Json;
  /** The default as it stands in the cell. */
  readonly source: string;
  /** The comment beside it, if any. */
  readonly description: string | null;
  readonly cell: CellNumber;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface PlanTask {
  readonly id: TaskId;
  /** `setup` runs first and once; `parameters` runs the cell tagged so, then takes the values given for the run. */
  readonly kind: "setup" | "parameters" | "cells";
  /** What the flow's reader sees: "Read the trips". */
  readonly title: string;
  /** The exported function in the script: `readTrips`. */
  readonly functionName: string;
  /** The constant that holds its run in the flow: `trips`. */
  readonly constant: string;
  /** In the notebook's order. */
  readonly cells: readonly CellNumber[];
  /** Variables that it needs from other tasks; what the setup makes is everywhere and not listed. */
  readonly reads: readonly PlanInput[];
  /** Variables that it makes, rebinds or changes, and that others may take from it. */
  readonly writes: readonly string[];
  /** Tasks that must have ended before it starts, and of which it reads nothing. */
  readonly waitsFor: readonly TaskId[];
  /**
   * It may run beside others in a copy of the process: it only makes new values, and some task needs it as little as it
   * needs that one. Left out where that could not be shown.
   */
  readonly apart?: true;
  /**
   * Run again it gives the same and does nothing else: it touches nothing outside of its variables, no file, no clock, no
   * shared random state; at most the settings of libraries, which no task changes. Left out where that could not be shown.
   */
  readonly mayRunAgain?: true;
  /**
   * The files that it reads, beside which it touches nothing outside of its variables. Left out where there are none, where
   * they are not known by name, and where it touches more.
   */
  readonly files?: readonly string[];
  /**
   * It reads files whose names are known only when it runs, by calls that have Python open them, which is seen then; beside
   * these and `files` it touches nothing outside of its variables. Left out where that could not be shown.
   */
  readonly opens?: true;
  /**
   * All that it leaves in the process is in its variables, or can be seen and put back from outside: what it made can be
   * taken from where it was kept in place of running it. Left out where that could not be shown, and where it is implied by
   * those above.
   */
  readonly restorable?: true;
  /**
   * Why a task that failed would not be tried again, whatever its `retries`, in words. Left out where nothing is known to stand
   * in the way; what shows only in the run is told in its log.
   */
  readonly retriesRefused?: string;
}

export interface PlanInput {
  readonly variable: string;
  readonly from: TaskId;
}

export interface Dependency {
  readonly from: CellNumber;
  readonly to: CellNumber;
  /**
   * `data`: reads what the other made. `order`: rebinds or changes what the other uses. `effect`: both touch something
   * outside their variables. `caution`: the analysis could not show them independent.
   */
  readonly kind: "data" | "order" | "effect" | "caution";
  readonly variable: string | null;
  /** In words a person can read: "cell 7 appends to `rows`, which cell 4 made". */
  readonly reason: string;
}

export interface Diagnostic {
  readonly severity: "error" | "warning" | "info";
  /** Stable, in kebab-case: `syntax-error`. */
  readonly code: string;
  readonly message: string;
  readonly cell: CellNumber | null;
  /** In the cell, from 1. */
  readonly line: number | null;
  readonly column: number | null;
}

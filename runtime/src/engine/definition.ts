import type { CachePolicy } from "./cache-policy.js";
import type { State } from "../state/index.js";
import type { FlowRun, TaskRun } from "../store/index.js";

/** A JSON Schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export const FLOW = Symbol.for("nbflow.flow");
export const TASK = Symbol.for("nbflow.task");
/** The object whose method a flow is; its tasks are the object's fields. */
export const OWNER = Symbol.for("nbflow.owner");

/** A flow as the engine sees it, whatever its function takes and gives. */
export interface FlowFunction {
  readonly [FLOW]: FlowDefinition;
}

export type RetryDelay = number | readonly number[] | ((attempt: number) => number);

export interface FlowDefinition {
  readonly name: string;
  readonly description: string | null;
  readonly tags: readonly string[];
  /** Relative to the script's folder; null where its tasks are no notebook's cells, or say so themselves. */
  readonly notebook: string | null;
  readonly parameters: JsonSchema | null;
  readonly retries: number;
  readonly retryDelaySeconds: RetryDelay;
  readonly timeoutSeconds: number | null;
  readonly hooks: Hooks<FlowRun>;
  readonly taskRunner: "concurrent" | "sequential";
  readonly flowRunName: string | ((parameters: Readonly<Record<string, unknown>>) => string) | null;
  readonly body: (...args: readonly unknown[]) => unknown;
}

/** What is called when a run comes to a state. What it throws is logged, and changes nothing. */
export type Hook<Run> = (run: Run, state: State) => unknown;

export interface Hooks<Run> {
  readonly onRunning?: readonly Hook<Run>[];
  readonly onCompletion?: readonly Hook<Run>[];
  /** After the last try. */
  readonly onFailure?: readonly Hook<Run>[];
  readonly onCancellation?: readonly Hook<Run>[];
  readonly onCrashed?: readonly Hook<Run>[];
}

/** What is known when it is decided whether a failed task is tried again. */
export interface Failed {
  readonly error: unknown;
  readonly taskRun: TaskRun;
}

export interface CacheOptions {
  readonly cachePolicy?: CachePolicy;
  readonly cacheKeyFn?: (call: CachedCall) => string | null;
  readonly cacheExpiration?: number;
  readonly refreshCache?: boolean;
}

export interface CachedCall {
  readonly taskRun: TaskRun;
  /** By name for a function that takes one object, and by place (`"0"`). */
  readonly inputs: Readonly<Record<string, unknown>>;
}

export interface TaskDefinition {
  readonly key: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly retries: number;
  readonly retryDelaySeconds: RetryDelay;
  readonly retryJitterFactor: number;
  readonly retryConditionFn: ((failed: Failed) => boolean | Promise<boolean>) | null;
  readonly hooks: Hooks<TaskRun>;
  readonly cache: CacheOptions;
  readonly timeoutSeconds: number | null;
  /** Whether what it gives is stored, so that a run that goes on need not make it again. */
  readonly persistResult: boolean;
  /** Whether it may be run again after it has completed, where what it gave could not be stored. */
  readonly mayRunAgain: boolean;
  readonly taskRunName: string | ((inputs: Readonly<Record<string, unknown>>) => string) | null;
  /** The notebook's cell that a function is; null where it is none. */
  readonly cell: FunctionCell | null;
  readonly body: TaskBody;
}

export type TaskBody = FunctionBody | PythonBody | SubflowBody;

export interface FunctionCell {
  /** Its number among the notebook's code cells, from 1. */
  readonly number: number;
  readonly mayRaise: boolean;
}

export interface FunctionBody {
  readonly kind: "function";
  readonly call: (...args: readonly unknown[]) => unknown;
  /** The function as it is written: of a method, the one that is bound. */
  readonly source: (...args: readonly unknown[]) => unknown;
}

export interface SubflowBody {
  readonly kind: "flow";
  readonly flow: FlowDefinition;
}

export interface PythonBody {
  readonly kind: "python";
  readonly python: PythonDefinition;
  /** `parameters`: the values given are assigned after the cells. `cells`: the values given are there before them. */
  readonly mode: "cells" | "parameters";
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly cells: readonly Cell[];
  /** Its cells may run in a fork of home, from which only `writes` come back. Default: false. */
  readonly apart?: boolean;
  /** The files that its cells read, beside which they touch nothing outside of their variables. Default: it is not said. */
  readonly files?: readonly string[];
  /** Its cells touch nothing outside of their variables but files that Python opens, which is seen. Default: it is not said. */
  readonly opens?: boolean;
  /** What its cells leave in the process can be put back without running them. Default: false. */
  readonly restorable?: boolean;
}

/** The language of a notebook's cells. */
export type CellLanguage = "python" | "typescript" | "javascript";

/** A `python({ … })` or `typescript({ … })` value: what its cells share, a home worker in each flow run. */
export interface PythonDefinition {
  readonly language: CellLanguage;
  readonly notebook: string | null;
  readonly kernel: string | null;
  readonly setup: readonly Cell[];
  /** How many of the script's tasks write a variable. Default: it is not known. */
  readonly writersOf?: (name: string) => number;
  /** Whether one of the script's cells is such. Default: it is not known. */
  readonly someCell?: (holds: (source: string) => boolean) => boolean;
  /** A cell's In/Out number: its place among the cells of the script by their numbers, from 1, whichever runs first. */
  readonly countOf: (cell: number) => number;
}

export interface Cell {
  /** Its number among the notebook's code cells, from 1. */
  readonly number: number;
  readonly source: string;
  readonly mayRaise: boolean;
}

/** How a task run is asked for, beside its arguments. */
export interface CallOptions {
  /** Handles whose runs must have completed before. */
  readonly waitFor?: readonly unknown[];
  readonly tags?: readonly string[];
}

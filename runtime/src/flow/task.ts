import {
  callTask,
  NO_CACHE,
  TASK,
  UsageError,
  type CacheOptions,
  type TaskDefinition,
} from "../engine/index.js";
import { isMethodContext, type MethodContext, type TaskDecorator } from "./decorator.js";
import { mappedArguments, type Unmapped } from "./inputs.js";
import type { AnyHandle, Input, Inputs, PythonHandle, TaskHandle } from "./handle-types.js";
import { hooksOf } from "./hooks-of.js";
import type { TaskOptions } from "./options.js";
import { isPythonBody, type PythonTaskBody } from "./python.js";

/** How one call of a task differs from the others. */
export interface TaskCallOptions {
  /** Handles whose runs must have completed before, though nothing of them is an input. */
  readonly waitFor?: readonly AnyHandle[];
  readonly tags?: readonly string[];
}

/** A function as a task: called in a flow, it gives a handle at once and runs when its inputs are there. */
export interface Task<Args extends readonly unknown[], Value> {
  (...args: Inputs<Args>): TaskHandle<Awaited<Value>>;
  /**
   * Calls it once for each element of the lists among the arguments; what is no list, or `unmapped`, is the same for all.
   *
   * @example
   * const sizes = sizeOf.map(urls, unmapped(headers));
   */
  map(...args: MapInputs<Args>): readonly TaskHandle<Awaited<Value>>[];
  /** The same task with other options, for a call or for good. */
  withOptions(options: TaskOptions & TaskCallOptions): Task<Args, Value>;
  readonly [TASK]: TaskDefinition;
}

/** What a `map` takes for each argument: a list of it, or one that is the same for all. */
export type MapInputs<Args extends readonly unknown[]> = {
  [Index in keyof Args]: readonly Input<Args[Index]>[] | Unmapped<Input<Args[Index]>> | Input<Args[Index]>;
};

/** Python cells as a task: it takes one object of inputs, and gives a handle with a property for each variable it writes. */
export interface PythonTask<Args extends readonly unknown[], Writes extends string> {
  (...args: Args): PythonHandle<Writes>;
  withOptions(options: TaskOptions & TaskCallOptions): PythonTask<Args, Writes>;
  readonly [TASK]: TaskDefinition;
}

/** What a task's function gives: `OutputsOf<typeof pickBest>["best"]`. */
export type OutputsOf<Of> = Of extends Task<infer _Args, infer Value> ? Awaited<Value> : never;

export type CellInputs<Reads extends string> = [Reads] extends [never]
  ? readonly [inputs?: Readonly<Record<string, never>>, options?: TaskCallOptions]
  : readonly [inputs: { readonly [Name in Reads]: unknown }, options?: TaskCallOptions];

export type ParameterInputs<Writes extends string> = readonly [
  inputs?: { readonly [Name in Writes]?: unknown },
  options?: TaskCallOptions,
];

/**
 * Makes a task of a function, of Python cells, or (as a decorator) of a method.
 *
 * @example
 * const double = task({ name: "double", retries: 2 }, async (x: number) => x * 2);
 * const readTrips = task({ name: "read-trips" }, py.cells({ reads: ["path"], writes: ["df"] }, cell(3)`…`));
 * class Pipeline {
 *   \@task({ retries: 2 }) async load(path: string) { … }
 * }
 */
export function task<Args extends readonly unknown[], Value>(
  call: (...args: Args) => Value,
): Task<Args, Value>;
export function task<This, Args extends readonly unknown[], Value>(
  method: (this: This, ...args: Args) => Value,
  context: ClassMethodDecoratorContext<This>,
): (this: This, ...args: Args) => Value;
export function task(options: TaskOptions): TaskDecorator;
export function task<Reads extends string, Writes extends string>(
  options: TaskOptions,
  body: PythonTaskBody<Reads, Writes, "cells">,
): PythonTask<CellInputs<Reads>, Writes>;
export function task<Writes extends string>(
  options: TaskOptions,
  body: PythonTaskBody<never, Writes, "parameters">,
): PythonTask<ParameterInputs<Writes>, Writes>;
export function task<Args extends readonly unknown[], Value>(
  options: TaskOptions,
  call: (...args: Args) => Value,
): Task<Args, Value>;
export function task(first: unknown, second?: unknown): unknown {
  if (isMethodContext(second)) return method({}, first as AnyFunction, second);
  if (typeof first === "function") return taskOf({}, first as AnyFunction);
  const options = first as TaskOptions;
  if (second !== undefined) return taskOf(options, second as Body);
  return (call: AnyFunction | undefined, context: MethodContext) =>
    call === undefined
      ? (body: Body) => taskOf({ ...options, name: options.name ?? String(context.name) }, body)
      : method(options, call, context);
}

type AnyFunction = (...args: readonly unknown[]) => unknown;
type Body = AnyFunction | PythonTaskBody<string, string, "cells">;

function taskOf(options: TaskOptions, body: Body, callOptions: TaskCallOptions = {}): unknown {
  const definition = taskDefinition(options, body, null);
  const call = !isPythonBody(body)
    ? (...args: readonly unknown[]) => callTask(definition, args, callOptions)
    : (inputs: unknown, more: TaskCallOptions = {}) =>
        callTask(definition, inputs === undefined ? [] : [inputs], {
          ...callOptions,
          ...more,
        });
  return Object.assign(call, {
    [TASK]: definition,
    map: (...args: readonly unknown[]) =>
      mappedArguments(definition.name, args).map((each) => (call as AnyFunction)(...each)),
    withOptions: ({ waitFor, ...changed }: TaskOptions & TaskCallOptions) =>
      taskOf(
        { ...options, ...changed },
        body,
        waitFor === undefined ? callOptions : { ...callOptions, waitFor },
      ),
  });
}

/** A method as a task: each object's own `this` stays with the call. */
function method(options: TaskOptions, call: AnyFunction, context: MethodContext): AnyFunction {
  const named = { ...options, name: options.name ?? String(context.name) };
  return function (this: unknown, ...args: readonly unknown[]): unknown {
    return callTask(taskDefinition(named, call.bind(this), named.name, call), args, {});
  };
}

function cellOf(task: string, { cell, mayRaise }: TaskOptions): TaskDefinition["cell"] {
  if (cell === undefined) return null;
  if (Number.isInteger(cell) && cell > 0) return { number: cell, mayRaise: mayRaise === true };
  throw new UsageError(
    "bad-definition",
    `${task}: a cell's number is its place among the code cells, from 1, not ${String(cell)}.`,
  );
}

function cacheOf(options: TaskOptions, name: string, body: Body): CacheOptions {
  const { cachePolicy = NO_CACHE, cacheKeyFn, cacheExpiration, refreshCache = false } = options;
  const asks = cachePolicy.parts.size > 0 || cacheKeyFn !== undefined;
  if (asks && (isPythonBody(body) || options.persistResult === false)) {
    const what = isPythonBody(body) ? "is made of cells" : "does not persist its result";
    throw new UsageError("bad-definition", `${name} ${what}, so what it gives can't be cached.`);
  }
  return {
    cachePolicy,
    refreshCache,
    ...(cacheKeyFn === undefined ? {} : { cacheKeyFn }),
    ...(cacheExpiration === undefined ? {} : { cacheExpiration }),
  };
}

function taskDefinition(
  options: TaskOptions,
  body: Body,
  fallback: string | null,
  source: AnyFunction | null = null,
): TaskDefinition {
  const name = options.name ?? (isPythonBody(body) ? fallback : body.name || fallback);
  if (name === null || name === "") {
    throw new UsageError("bad-definition", "A task needs a name.", 'Write task({ name: "…" }, …).');
  }
  const retries = options.retries ?? 0;
  if (!Number.isInteger(retries) || retries < 0) {
    throw new UsageError(
      "bad-definition",
      `${name}: retries must be a whole number from 0, not ${String(retries)}.`,
    );
  }
  return {
    key: name,
    name,
    tags: options.tags ?? [],
    retries,
    retryDelaySeconds: options.retryDelaySeconds ?? 0,
    retryJitterFactor: options.retryJitterFactor ?? 0,
    retryConditionFn: options.retryConditionFn ?? null,
    hooks: hooksOf(options),
    cache: cacheOf(options, name, body),
    timeoutSeconds: options.timeoutSeconds ?? null,
    // A notebook's cells share their objects: what one changes, the others see.
    persistResult: options.persistResult ?? options.cell === undefined,
    mayRunAgain: options.mayRunAgain ?? false,
    taskRunName: options.taskRunName ?? null,
    cell: cellOf(name, options),
    body: isPythonBody(body) ? body : { kind: "function", call: body, source: source ?? body },
  };
}

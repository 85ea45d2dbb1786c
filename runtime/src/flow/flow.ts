import {
  callFlow,
  FLOW,
  OWNER,
  UsageError,
  type FlowDefinition,
  type FlowFunction,
} from "../engine/index.js";
import { isMethodContext, type MethodContext, type MethodDecorator } from "./decorator.js";
import type { Input, TaskHandle } from "./handle-types.js";
import { hooksOf } from "./hooks-of.js";
import type { FlowOptions } from "./options.js";

/**
 * A function as a flow. `nbflow run` and an engine run it; called in another flow it is a subflow, which runs when its inputs
 * are there and gives a handle at once.
 */
export interface Flow<Parameters, Value> extends FlowFunction {
  (parameters?: { readonly [Name in keyof Parameters]: Input<Parameters[Name]> }): TaskHandle<
    Resolved<Awaited<Value>>
  >;
}

/** What a flow's result is once each handle in it has been resolved. */
export type Resolved<Value> =
  Value extends PromiseLike<infer Inner>
    ? Resolved<Inner>
    : Value extends readonly unknown[] | Readonly<Record<string, unknown>>
      ? { readonly [Name in keyof Value]: Resolved<Value[Name]> }
      : Value;

/**
 * Makes a flow of a function, or (as a decorator) of a method.
 *
 * @example
 * export default flow({ name: "daily" }, async ({ path = "trips.parquet" }: Parameters) => {
 *   const trips = readTrips({ path });
 *   return { rows: countRows({ df: trips.df }).rows };
 * });
 */
export function flow<Parameters, Value>(call: (parameters: Parameters) => Value): Flow<Parameters, Value>;
export function flow<This, Args extends readonly unknown[], Value>(
  method: (this: This, ...args: Args) => Value,
  context: ClassMethodDecoratorContext<This>,
): (this: This, ...args: Args) => Value;
export function flow(options: FlowOptions): MethodDecorator;
export function flow<Parameters, Value>(
  options: FlowOptions,
  call: (parameters: Parameters) => Value,
): Flow<Parameters, Value>;
export function flow(first: unknown, second?: unknown): unknown {
  if (isMethodContext(second)) return method({}, first as AnyFunction, second);
  if (typeof first === "function") return flowOf({}, first as AnyFunction);
  const options = first as FlowOptions;
  if (second === undefined)
    return (call: AnyFunction, context: MethodContext) => method(options, call, context);
  return flowOf(options, second as AnyFunction);
}

/** Whether a value is a flow that an engine can run. */
export function isFlow(value: unknown): value is FlowFunction {
  return typeof value === "function" && FLOW in value;
}

/** What a flow is: its name, its parameters' schema, its options. */
export function flowOptionsOf(value: FlowFunction): Omit<FlowDefinition, "body"> {
  const { body: _body, ...options } = value[FLOW];
  return options;
}

type AnyFunction = (...args: readonly unknown[]) => unknown;

function flowOf(options: FlowOptions, call: AnyFunction): unknown {
  const definition = flowDefinition(options, call, call.name);
  return Object.assign((parameters?: unknown) => callFlow(definition, parameters), { [FLOW]: definition });
}

/** A flow's method: `class Daily { @flow({ … }) async run() { … } }`, run as `engine.run(flowOfMethod(new Daily(), "run"))`. */
function method(options: FlowOptions, call: AnyFunction, context: MethodContext): AnyFunction {
  const name = options.name ?? String(context.name);
  const decorated = function (this: unknown, parameters?: unknown): unknown {
    return callFlow(flowDefinition(options, call.bind(this), name), parameters);
  };
  return Object.assign(decorated, {
    [METHOD]: (object: unknown) => flowDefinition(options, call.bind(object), name),
  });
}

const METHOD = Symbol.for("nbflow.flow-method");

interface FlowMethod {
  readonly [METHOD]: (object: unknown) => FlowDefinition;
}

/**
 * An object's method that is a flow, as an engine and a script's default export take it.
 *
 * @example
 * export default flowOfMethod(new Daily(), "run");
 */
export function flowOfMethod<Name extends string>(
  object: Readonly<Record<Name, (...args: never[]) => unknown>>,
  name: Name,
): FlowFunction {
  const found: unknown = object[name];
  if (typeof found !== "function" || !(METHOD in found)) {
    throw new UsageError("not-a-flow", `${name} is no method decorated with @flow.`);
  }
  const definition = (found as unknown as FlowMethod)[METHOD](object);
  return Object.assign((parameters?: unknown) => callFlow(definition, parameters), {
    [FLOW]: definition,
    [OWNER]: object,
  });
}

function flowDefinition(options: FlowOptions, body: AnyFunction, fallback: string): FlowDefinition {
  const name = options.name ?? fallback;
  if (name === "")
    throw new UsageError("bad-definition", "A flow needs a name.", 'Write flow({ name: "…" }, …).');
  return {
    name,
    description: options.description ?? null,
    tags: options.tags ?? [],
    notebook: options.notebook ?? null,
    parameters: options.parameters ?? null,
    retries: options.retries ?? 0,
    retryDelaySeconds: options.retryDelaySeconds ?? 0,
    timeoutSeconds: options.timeoutSeconds ?? null,
    hooks: hooksOf(options),
    taskRunner: options.taskRunner ?? "concurrent",
    flowRunName: options.flowRunName ?? null,
    body,
  };
}

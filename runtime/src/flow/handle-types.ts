import type { Json } from "../python/worker.js";

declare const HANDLE: unique symbol;
declare const OUTPUT: unique symbol;

/** The names that a promise has too; an output of such a name is reached by `outputOf`. */
type PromiseName = "then" | "catch" | "finally";

/** A promise that need not be awaited: the engine deals with its failure where no one else does. */
export interface Awaitable<Value> extends PromiseLike<Value> {
  catch<Other = never>(
    onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Value | Other>;
  finally(onFinally?: (() => void) | null): Promise<Value>;
  then<Next = Value, Other = never>(
    onFulfilled?: ((value: Value) => Next | PromiseLike<Next>) | null,
    onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Next | Other>;
  readonly [Symbol.toStringTag]: string;
}

/** What a task will give, or a part of it: an input for other tasks before it exists, and awaitable. */
export type Output<Value> = Awaitable<Value> & { readonly [OUTPUT]: true } & Parts<NonNullable<Value>>;

/** The parts of a value that can be addressed before it exists: the properties of plain objects. */
type Parts<Value> = [Value] extends [Primitive | readonly unknown[] | Opaque]
  ? unknown
  : { readonly [Name in Exclude<keyof Value, PromiseName>]: Output<Value[Name]> };

type Primitive = string | number | boolean | bigint | symbol | null | undefined;
type Opaque =
  ((...args: never[]) => unknown) | Date | RegExp | Map<unknown, unknown> | Set<unknown> | ArrayBufferView;

/** A run of a task. */
export type TaskHandle<Value> = Output<Value> & { readonly [HANDLE]: true };

/** A Python variable as the task that makes it leaves it: a reference for Python tasks; awaited, its JSON value or a text. */
export type Variable = Awaitable<VariableValue> & { readonly [OUTPUT]: true };

/** A Python value outside Python: itself where JSON can hold it, else its type and a short text. */
export type VariableValue = Json | { readonly kind: "object"; readonly type: string; readonly text: string };

/** A run of a Python task: each variable that it writes is a property. */
export type PythonHandle<Writes extends string> = Awaitable<{ readonly [Name in Writes]: VariableValue }> & {
  readonly [HANDLE]: true;
} & { readonly [Name in Exclude<Writes, PromiseName>]: Variable };

/** What a task's parameter takes: the value, or a handle or an output that will give it, at any depth of plain data. */
export type Input<Value> =
  | Value
  | PromiseLike<Value>
  | Variable
  | (Value extends Primitive | Opaque ? never : { readonly [Name in keyof Value]: Input<Value[Name]> });

export type Inputs<Values extends readonly unknown[]> = { [Index in keyof Values]: Input<Values[Index]> };

/** Any handle or output. */
export type AnyHandle = { readonly [OUTPUT]: true } | { readonly [HANDLE]: true };
export type AnyRun = { readonly [HANDLE]: true };

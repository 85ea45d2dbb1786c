import { handleOf, refOf, UsageError } from "../engine/index.js";
import type { AnyHandle, Output } from "./handle-types.js";

/**
 * An input that may come from a run that has failed: the task runs all the same, and then gets the error in its place. The
 * failure counts as dealt with.
 *
 * @example
 * report({ rows: allowFailure(download(url)) });
 */
export function allowFailure<Value>(handle: AnyHandle & PromiseLike<Value>): Output<Value | Error> {
  const ref = refOf(handle);
  if (ref === null) throw new UsageError("not-a-handle", "allowFailure() takes a handle of a task run.");
  return handleOf({ ...ref, mayFail: true }) as Output<Value | Error>;
}

const UNMAPPED = Symbol.for("nbflow.unmapped");

/** An input that each call of a `map` gets whole. */
export interface Unmapped<Value> {
  readonly [UNMAPPED]: Value;
}

/** Hands a value to each call of a `map` as it is, though it is a list. */
export function unmapped<Value>(value: Value): Unmapped<Value> {
  return { [UNMAPPED]: value };
}

/**
 * The arguments of each call of a `map`: lists give an element each, all else is the same for all.
 * @throws UsageError where there is no list, or lists are not of one length, or one does not exist yet.
 */
export function mappedArguments(name: string, args: readonly unknown[]): readonly (readonly unknown[])[] {
  const lists = args.filter((value): value is readonly unknown[] => Array.isArray(value));
  const [first] = lists;
  if (first === undefined) {
    const isHandle = args.some((value) => refOf(value) !== null);
    throw new UsageError(
      "bad-map",
      `${name}.map() was given no list${isHandle ? ", but a handle, whose length is not known yet" : ""}.`,
      isHandle
        ? "Await the list first."
        : "Give at least one array; unmapped(value) is the same for all calls.",
    );
  }
  const other = lists.find((list) => list.length !== first.length);
  if (other !== undefined) {
    throw new UsageError(
      "bad-map",
      `${name}.map() was given lists of ${first.length} and of ${other.length} elements.`,
      "Give lists of one length; unmapped(list) is the same for all calls.",
    );
  }
  return first.map((_, index) =>
    args.map((value) => {
      if (Array.isArray(value)) return (value as readonly unknown[])[index];
      return isUnmapped(value) ? value[UNMAPPED] : value;
    }),
  );
}

function isUnmapped(value: unknown): value is Unmapped<unknown> {
  return typeof value === "object" && value !== null && refOf(value) === null && UNMAPPED in value;
}

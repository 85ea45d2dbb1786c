import type { TaskRun } from "../store/index.js";
import { nearest } from "./nearest.js";
import { UsageError } from "./errors.js";

/** What stands behind a handle: a run, and what it gives. */
export interface OutputSource {
  readonly id: string;
  readonly name: string;
  /** The run as it is now. */
  readonly taskRun: TaskRun;
  /** The variables that it writes, of a run of Python cells; null for any other. */
  readonly variables: readonly string[] | null;
  /** What it is a run of. */
  readonly definition?: { readonly cell: { readonly number: number } | null };
  /** What a path in its result leads to, for a script that awaits it. */
  valueAt(path: readonly string[]): Promise<unknown>;
}

/** A run's result, or what a path in it leads to. */
export interface Ref<Source extends OutputSource = OutputSource> {
  readonly source: Source;
  readonly path: readonly string[];
  /** Whoever takes it runs even where the run has failed, and then gets its error. */
  readonly mayFail?: boolean;
}

const REF = Symbol.for("nbflow.ref");

/** What a handle or an output refers to; null for any other value. */
export function refOf(value: unknown): Ref | null {
  if (typeof value !== "object" || value === null) return null;
  return (value as { readonly [REF]?: Ref })[REF] ?? null;
}

/**
 * A handle of a run, or of a part of its result: a promise that asks for nothing until `then` is called (so that a failure
 * that no one awaits is no unhandled rejection), whose other properties are the result's parts.
 */
export function handleOf(ref: Ref): object {
  return new Proxy(new HandleTarget(ref), {
    get: (_target, name) => property(ref, name),
    set: (_target, name) => {
      throw new UsageError("unknown-output", `${String(name)} of ${describeRef(ref)} can't be set.`);
    },
  });
}

/** The part of a result that has a name, also one that a promise has (`then`). */
export function partOf(ref: Ref, name: string): object {
  const { variables } = ref.source;
  if (variables !== null) checkVariable(ref, name, variables);
  return handleOf({ ...ref, path: [...ref.path, name] });
}

export function describeRef({ source, path }: Ref): string {
  return path.length === 0 ? source.name : `${path.map((name) => `\`${name}\``).join(".")} of ${source.name}`;
}

/** What a debugger or console.log sees. */
class HandleTarget {
  readonly #ref: Ref;

  constructor(ref: Ref) {
    this.#ref = ref;
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `[handle: ${describeRef(this.#ref)}]`;
  }
}

/** What other code asks any object for, to see what it is. */
const PROBED = new Set([
  "constructor",
  "prototype",
  "nodeType",
  "tagName",
  "asymmetricMatch",
  "$$typeof",
  "__esModule",
]);

function property(ref: Ref, name: string | symbol): unknown {
  if (typeof name === "symbol") {
    if (name === REF) return ref;
    if (name === Symbol.toStringTag) return "Promise";
    return name === Symbol.toPrimitive ? () => refuse(ref) : undefined;
  }
  switch (name) {
    case "then":
      return (yes?: (value: unknown) => unknown, no?: (reason: unknown) => unknown) =>
        ref.source.valueAt(ref.path).then(yes, no);
    case "catch":
      return (no?: (reason: unknown) => unknown) => ref.source.valueAt(ref.path).catch(no);
    case "finally":
      return (act?: () => void) => ref.source.valueAt(ref.path).finally(act);
    case "toJSON":
      return () => refuse(ref);
  }
  const { variables } = ref.source;
  const isVariable = ref.path.length === 0 && variables?.includes(name) === true;
  if (PROBED.has(name) && !isVariable) return undefined;
  return partOf(ref, name);
}

function checkVariable(ref: Ref, name: string, variables: readonly string[]): void {
  if (ref.path.length > 0) {
    throw new UsageError(
      "unknown-output",
      `${describeRef(ref)} is a Python variable; its \`${name}\` can't be addressed from the flow.`,
      "Assign it to a variable of its own in the cell and list that in writes.",
    );
  }
  if (variables.includes(name)) return;
  const guess = nearest(name, variables);
  throw new UsageError(
    "unknown-output",
    `${ref.source.name} writes no \`${name}\`.`,
    guess === null
      ? `It writes ${variables.length === 0 ? "nothing" : variables.join(", ")}.`
      : `Did you mean \`${guess}\`?`,
  );
}

function refuse(ref: Ref): never {
  throw new UsageError(
    "not-awaited",
    `${describeRef(ref)} is used as a value, but it is a handle.`,
    "Await it, or hand it to a task.",
  );
}

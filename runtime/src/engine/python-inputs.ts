import type { Json } from "../python/worker.js";
import type { PythonBody } from "./definition.js";
import { UsageError } from "./errors.js";
import { givenOf } from "./given.js";
import { describeRef, refOf, type Ref } from "./handle.js";
import { whyNotJson } from "./json.js";
import { nearest } from "./nearest.js";
import { replaceRefs } from "./refs.js";

/** What a Python task's one object of inputs says. */
export interface PythonInputs {
  /** Variables that are at home already. */
  readonly references: readonly Ref[];
  /** Values to bind, with handles in them still. */
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Sorts a call's inputs into references to variables of the same home, and values to bind.
 * @throws UsageError for an input that the task does not have, or lacks, or that names a variable otherwise.
 */
export function pythonInputs(
  body: PythonBody,
  taskName: string,
  given: unknown,
  isAtHome: (ref: Ref) => boolean,
): PythonInputs {
  if (given !== undefined && (typeof given !== "object" || given === null || refOf(given) !== null)) {
    throw new UsageError(
      "unknown-input",
      `${taskName} takes one object of inputs.`,
      `Such as ${example(taskName, body)}.`,
    );
  }
  const takes = body.mode === "parameters" ? body.writes : body.reads;
  const only = body.mode === "parameters" && given !== undefined ? givenOf(given) : null;
  const references: Ref[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given ?? {})) {
    if (!takes.includes(name)) throw unknownInput(name, takes, taskName);
    if (value === undefined || only?.has(name) === false) continue;
    const ref = refOf(value);
    if (ref !== null && body.mode === "cells" && isAtHome(ref)) references.push(sameName(ref, name));
    else values[name] = value;
  }
  if (body.mode === "cells") {
    const missing = takes.filter(
      (name) => (given as Readonly<Record<string, unknown>> | undefined)?.[name] === undefined,
    );
    if (missing.length > 0) {
      throw new UsageError(
        "missing-input",
        `${taskName} is called without \`${missing.join("`, `")}\`, which its cells read.`,
        `Call it as ${example(taskName, body)}.`,
      );
    }
  }
  return { references, values };
}

/**
 * The values as Python will have them.
 * @throws UsageError for one that JSON can't hold.
 */
export function valuesToBind(
  values: Readonly<Record<string, unknown>>,
  taskName: string,
  cells: string,
  read: (ref: Ref) => unknown,
): Readonly<Record<string, Json>> {
  const bound: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) {
    const plain = replaceRefs(value, read);
    const why = whyNotJson(plain);
    if (why !== null) {
      const maker = makerOf(value);
      const made = maker === null ? "" : `, made by ${maker},`;
      throw new UsageError(
        "not-json",
        `\`${name}\`${made} is given to ${taskName} (${cells}), but JSON can't hold it as it is: ${why.startsWith("`") ? why : `it is ${why}`}. So Python can't take it.`,
        "Hand over strings, finite numbers, booleans, null, arrays and plain objects: `Object.fromEntries(map)`, `[...set]`, `String(date)`.",
      );
    }
    bound[name] = plain as Json;
  }
  return bound;
}

/** The task that a handle's value is from, and its cell. */
function makerOf(value: unknown): string | null {
  const source = refOf(value)?.source;
  if (source === undefined) return null;
  const { name } = source.taskRun;
  const cell = source.definition?.cell ?? null;
  return cell === null ? name : `${name} (cell ${cell.number})`;
}

function sameName(ref: Ref, name: string): Ref {
  if (ref.path.length === 1 && ref.path[0] === name) return ref;
  throw new UsageError(
    "renamed-input",
    `\`${name}\` is given ${describeRef(ref)}, but a variable keeps its name in Python.`,
    `Hand over a variable called \`${name}\`, or rename it in the cell.`,
  );
}

function unknownInput(name: string, takes: readonly string[], taskName: string): UsageError {
  const guess = nearest(name, takes);
  return new UsageError(
    "unknown-input",
    `${taskName} takes no \`${name}\`.`,
    guess === null
      ? `It takes ${takes.length === 0 ? "no inputs" : `\`${takes.join("`, `")}\``}.`
      : `Did you mean \`${guess}\`?`,
  );
}

function example(taskName: string, body: PythonBody): string {
  const names = body.mode === "parameters" ? body.writes : body.reads;
  return `${taskName}({ ${names
    .slice(0, 3)
    .map((name) => `${name}: …`)
    .join(", ")} })`;
}

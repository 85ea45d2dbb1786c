import { whatCloneLoses } from "../values/index.js";
import { hashOf, inputKey } from "./input-key.js";

type Part = "inputs" | "task-source" | "run-id" | "flow-parameters";

/**
 * What makes two calls of a task the same, so that the later one takes what the earlier one gave. Policies are combined:
 * `INPUTS.plus(TASK_SOURCE).minus("debug")`. A task's name is always part of it.
 */
export class CachePolicy {
  readonly parts: ReadonlySet<Part>;
  /** Inputs that make no difference. */
  readonly without: ReadonlySet<string>;

  constructor(parts: Iterable<Part> = [], without: Iterable<string> = []) {
    this.parts = new Set(parts);
    this.without = new Set(without);
  }

  /** Both must be the same. */
  plus(other: CachePolicy): CachePolicy {
    return new CachePolicy([...this.parts, ...other.parts], [...this.without, ...other.without]);
  }

  /** An input's name (of a function that takes one object), or its place (`"0"`), that makes no difference. */
  minus(...inputs: readonly string[]): CachePolicy {
    return new CachePolicy(this.parts, [...this.without, ...inputs]);
  }
}

/** The same inputs. */
export const INPUTS = new CachePolicy(["inputs"]);
/** The same source of the task; what it calls is not looked at. */
export const TASK_SOURCE = new CachePolicy(["task-source"]);
/** The same flow run. */
export const RUN_ID = new CachePolicy(["run-id"]);
/** The same parameters of the flow. */
export const FLOW_PARAMETERS = new CachePolicy(["flow-parameters"]);
/** Every call runs: what a task has where it names no policy. */
export const NO_CACHE = new CachePolicy();
/** The same inputs and source in the same flow run. */
export const DEFAULT = INPUTS.plus(TASK_SOURCE).plus(RUN_ID);

export interface CacheFacts {
  readonly taskKey: string;
  readonly version: string;
  readonly flowRunId: string;
  /** Null where the run's record does not hold them as they are. */
  readonly parameters: Readonly<Record<string, unknown>> | null;
  readonly inputs: ComparedInputs;
}

/** A call's inputs as they are compared, each once: by name where it is given one plain object, else by place. */
export interface ComparedInputs {
  readonly by: "name" | "place";
  readonly values: Readonly<Record<string, unknown>>;
}

export function comparedInputs(args: readonly unknown[]): ComparedInputs {
  const [first] = args;
  if (args.length === 1 && isPlain(first)) return { by: "name", values: first };
  return {
    by: "place",
    values: Object.fromEntries(args.map((value, index) => [String(index), value])),
  };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isObject = prototype === Object.prototype || prototype === null;
  return isObject && Object.getOwnPropertySymbols(value).length === 0;
}

/** The key of a call; null where the policy keeps nothing, or what it looks at can't be compared. */
export function cacheKeyOf(policy: CachePolicy, facts: CacheFacts): string | null {
  if (policy.parts.size === 0) return null;
  const { inputs, parameters } = facts;
  if (policy.parts.has("flow-parameters") && parameters === null) return null;
  const compared = Object.entries(inputs.values).filter(([name]) => !policy.without.has(name));
  const said: Readonly<Record<Part, string>> = {
    inputs: policy.parts.has("inputs") ? wholeInputKey(inputs.by, Object.fromEntries(compared)) : "",
    "task-source": facts.version,
    "run-id": facts.flowRunId,
    "flow-parameters": policy.parts.has("flow-parameters") ? inputKey([byName(parameters ?? {})]) : "",
  };
  if (said.inputs === UNCOMPARABLE) return null;
  const parts = [...policy.parts].toSorted().map((part) => [part, said[part]]);
  return hashOf(JSON.stringify([facts.taskKey, parts, [...policy.without].toSorted()]));
}

const UNCOMPARABLE = "?";

function wholeInputKey(by: ComparedInputs["by"], inputs: Readonly<Record<string, unknown>>): string {
  const sorted = byName(inputs);
  return whatCloneLoses(sorted) === null ? inputKey([by, sorted]) : UNCOMPARABLE;
}

/** What is named the same is the same, in whatever order it was written. */
function byName(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

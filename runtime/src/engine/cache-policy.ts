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
  readonly parameters: Readonly<Record<string, unknown>>;
  /** By name, as `namedInputs` has them. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The key of a call; null where the policy keeps nothing, or inputs can't be compared. */
export function cacheKeyOf(policy: CachePolicy, facts: CacheFacts): string | null {
  if (policy.parts.size === 0) return null;
  const named = Object.entries(facts.inputs).filter(([name]) => !policy.without.has(name));
  const said: Readonly<Record<Part, string>> = {
    inputs: policy.parts.has("inputs") ? wholeInputKey(Object.fromEntries(named)) : "",
    "task-source": facts.version,
    "run-id": facts.flowRunId,
    "flow-parameters": policy.parts.has("flow-parameters") ? inputKey([facts.parameters]) : "",
  };
  if (said.inputs === UNCOMPARABLE) return null;
  const parts = [...policy.parts].toSorted().map((part) => [part, said[part]]);
  return hashOf(JSON.stringify([facts.taskKey, parts, [...policy.without].toSorted()]));
}

const UNCOMPARABLE = "?";

function wholeInputKey(inputs: Readonly<Record<string, unknown>>): string {
  const sorted = Object.fromEntries(Object.entries(inputs).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return whatCloneLoses(sorted) === null ? inputKey([sorted]) : UNCOMPARABLE;
}

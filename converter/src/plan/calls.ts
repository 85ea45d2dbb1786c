import type { Expression, Step, Target } from "../facts/index.js";
import { partsOf } from "./names-in.js";

/** A call as it is written: `pd.read_csv` is `["pd", "read_csv"]`; what is called on a call's result begins with `""`. */
export interface WrittenCall {
  readonly path: readonly string[];
  readonly line: number;
}

export type Call = Expression & { readonly kind: "call" };

/** The calls that a cell's own steps make, those inside its functions left out. */
export function callsIn(steps: readonly Step[]): WrittenCall[] {
  return callValues(steps).map(({ callee, line }) => ({ path: pathOf(callee), line }));
}

export function callValues(steps: readonly Step[]): Call[] {
  const calls: Call[] = [];
  for (const step of steps) {
    for (const value of valuesOf(step)) addCalls(value, calls);
    for (const body of bodiesOf(step)) calls.push(...callValues(body));
  }
  return calls;
}

/** The values that a step evaluates by itself, its bodies left out. */
export function valuesOf(step: Step): readonly Expression[] {
  switch (step.kind) {
    case "evaluate":
    case "assign":
    case "augment":
      return [step.value];
    case "loop":
      return step.over === null ? [] : [step.over];
    case "manage":
      return [step.manager];
    case "return":
      return step.value === null ? [] : [step.value];
    default:
      return [];
  }
}

/** The steps inside a step that run where it stands. */
export function bodiesOf(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case "branch":
      return step.branches;
    case "loop":
      return [step.body, step.otherwise];
    case "attempt":
      return [step.body, ...step.handlers, step.otherwise, step.last];
    case "manage":
      return [step.body];
    default:
      return [];
  }
}

/** The names that a target binds. */
export function boundNames(target: Target): readonly string[] {
  switch (target.kind) {
    case "name":
      return [target.name];
    case "unpack":
      return target.targets.flatMap(boundNames);
    case "rest":
      return boundNames(target.target);
    default:
      return [];
  }
}

/** `a.b.c` as its parts; a call, an element or a literal at its root is `""`. */
export function pathOf(value: Expression): readonly string[] {
  if (value.kind === "name") return [value.name];
  if (value.kind === "attribute") return [...pathOf(value.of), value.name];
  return [""];
}

function addCalls(value: Expression, calls: Call[]): void {
  for (const part of partsOf(value)) addCalls(part, calls);
  if (value.kind === "call") calls.push(value);
}

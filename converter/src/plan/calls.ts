import type { Expression, Step, Target } from "../facts/index.js";

/** A call as it is written: `pd.read_csv` is `["pd", "read_csv"]`; what is called on a call's result begins with `""`. */
export interface WrittenCall {
  readonly path: readonly string[];
  readonly line: number;
}

/** The calls that a cell's own steps make, those inside its functions left out. */
export function callsIn(steps: readonly Step[]): WrittenCall[] {
  const calls: WrittenCall[] = [];
  for (const step of steps) {
    for (const value of valuesOf(step)) addCalls(value, calls);
    for (const body of bodiesOf(step)) calls.push(...callsIn(body));
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

function addCalls(value: Expression, calls: WrittenCall[]): void {
  switch (value.kind) {
    case "call":
      addCalls(value.callee, calls);
      for (const argument of value.arguments) addCalls(argument.value, calls);
      calls.push({ path: pathOf(value.callee), line: value.line });
      return;
    case "attribute":
    case "await":
      addCalls(value.of, calls);
      return;
    case "item":
      addCalls(value.of, calls);
      addCalls(value.key, calls);
      return;
    case "slice":
    case "text":
      for (const part of value.parts) addCalls(part, calls);
      return;
    case "operation":
      for (const operand of value.operands) addCalls(operand, calls);
      return;
    case "choice":
      for (const part of [...value.tests, ...value.values]) addCalls(part, calls);
      return;
    case "collection":
      for (const item of value.items) addCalls(item.value, calls);
      return;
    case "comprehension":
      for (const generator of value.generators) addCalls(generator.over, calls);
      for (const element of value.element) addCalls(element, calls);
      return;
    case "bind":
      addCalls(value.value, calls);
      return;
    default:
  }
}

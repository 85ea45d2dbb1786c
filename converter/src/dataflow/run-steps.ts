import type { Step } from "../facts/index.js";
import { access } from "./access.js";
import { assign, bindName, remove } from "./assign.js";
import { augment } from "./augment.js";
import { attributeOf } from "./attribute.js";
import { callValue } from "./call.js";
import { classValue } from "./class.js";
import { anything, runCommand } from "./command.js";
import { decorate } from "./decorate.js";
import { elementsOf } from "./elements.js";
import { evaluate } from "./evaluate.js";
import { functionValue, noArguments } from "./function.js";
import { nowhere, ref, scalarValue, union, type Value } from "./heap.js";
import { importAll, importName } from "./imports.js";
import type { Machine } from "./machine.js";
import { show } from "./operate.js";
import { joined, withSeen, type Scope } from "./scope.js";

export function runSteps(steps: readonly Step[], scope: Scope, machine: Machine): void {
  for (const step of steps) runStep(step, scope, machine);
}

function runStep(step: Step, scope: Scope, machine: Machine): void {
  machine.budget -= 1;
  switch (step.kind) {
    case "evaluate": {
      const value = evaluate(step.value, scope, machine);
      if (step.shown) {
        show(value, machine);
        machine.record.shows = true;
        machine.shown = union(machine.shown, value);
      }
      return;
    }
    case "assign": {
      if (assignPairs(step, scope, machine)) return;
      const value = evaluate(step.value, scope, machine);
      for (const target of step.targets) assign(target, value, scope, machine);
      return;
    }
    case "augment":
      return augment(step, scope, machine);
    case "delete":
      for (const target of step.targets) remove(target, scope, machine);
      return;
    case "branch":
      return branch(step.branches, step.exhaustive, scope, machine);
    case "loop":
      return loop(step, scope, machine);
    case "attempt":
      return attempt(step, scope, machine);
    case "manage":
      return manage(step, scope, machine);
    case "capture": {
      const subject = evaluate(step.from, scope, machine);
      const value = step.whole ? subject : elementsOf(subject, step, machine);
      const list = machine.made(step);
      machine.hold(list, value);
      bindName(step.name, step.whole ? value : union(value, [ref(list, "list")]), scope, machine);
      return;
    }
    case "define": {
      const value = functionValue(step.function, step, scope, machine);
      bindName(step.name, decorate(value, step.decorators, step, scope, machine), scope, machine);
      return;
    }
    case "class": {
      const value = classValue(step.class, step, scope, machine);
      bindName(step.name, decorate(value, step.decorators, step, scope, machine), scope, machine);
      return;
    }
    case "import":
      return importName(step.name, step.module, step.member, scope, machine);
    case "import-all":
      return importAll(step.module, machine);
    case "return": {
      const value = step.value === null ? scalarValue("NoneType") : evaluate(step.value, scope, machine);
      const frame = machine.frames.at(-1);
      if (frame !== undefined) frame.returned = union(frame.returned, value);
      return;
    }
    case "command":
      return runCommand(step.command, scope, machine);
    case "anything":
      return anything(step.because, machine);
  }
}

/** `a, b = f(), g()`: each name has a value of its own. */
function assignPairs(
  { targets, value }: Extract<Step, { kind: "assign" }>,
  scope: Scope,
  machine: Machine,
): boolean {
  const [target] = targets;
  if (targets.length !== 1 || target?.kind !== "unpack" || value.kind !== "collection") return false;
  if (value.type !== "tuple" && value.type !== "list") return false;
  const { items } = value;
  if (items.length !== target.targets.length || items.some(({ spread }) => spread)) return false;
  if (target.targets.some(({ kind }) => kind === "rest")) return false;
  const values = items.map((item) => evaluate(item.value, scope, machine));
  target.targets.forEach((inner, at) => assign(inner, values[at] ?? nowhere, scope, machine));
  return true;
}

function branch(
  branches: readonly (readonly Step[])[],
  exhaustive: boolean,
  scope: Scope,
  machine: Machine,
): void {
  const before = scope.snapshot();
  let after = exhaustive ? null : before;
  for (const steps of branches) {
    scope.restore(before);
    runSteps(steps, scope, machine);
    const state = scope.snapshot();
    after = after === null ? state : joined(after, state);
  }
  scope.restore(after ?? before);
}

/** Passes after which what a loop binds has settled in all but contrived code; past them a loop's values are joined anyway. */
const maximumPasses = 4;

function loop(step: Extract<Step, { kind: "loop" }>, scope: Scope, machine: Machine): void {
  const over = step.over === null ? null : evaluate(step.over, scope, machine);
  const seen = new Map<string, Value>();
  scope.observers.push(seen);
  let state = scope.snapshot();
  for (let pass = 0; pass < maximumPasses; pass += 1) {
    const growth = machine.growth;
    const size = sizeOf(seen);
    scope.restore(state);
    if (step.target !== null && over !== null)
      assign(step.target, elementsOf(over, step, machine), scope, machine);
    runSteps(step.body, scope, machine);
    state = withSeen(joined(state, scope.snapshot()), seen);
    if (pass > 0 && machine.growth === growth && sizeOf(seen) === size) break;
  }
  scope.observers.pop();
  scope.restore(state);
  runSteps(step.otherwise, scope, machine);
  // A `break` passes the `else` by.
  scope.restore(joined(state, scope.snapshot()));
}

function sizeOf(seen: ReadonlyMap<string, Value>): number {
  let size = seen.size;
  for (const value of seen.values()) size += value.length;
  return size;
}

function attempt(step: Extract<Step, { kind: "attempt" }>, scope: Scope, machine: Machine): void {
  const before = scope.snapshot();
  const seen = new Map<string, Value>();
  scope.observers.push(seen);
  runSteps(step.body, scope, machine);
  scope.observers.pop();
  const raised = withSeen(before, seen);
  runSteps(step.otherwise, scope, machine);
  let after = scope.snapshot();
  for (const handler of step.handlers) {
    scope.restore(raised);
    runSteps(handler, scope, machine);
    after = joined(after, scope.snapshot());
  }
  scope.restore(after);
  runSteps(step.last, scope, machine);
}

function manage(step: Extract<Step, { kind: "manage" }>, scope: Scope, machine: Machine): void {
  const manager = evaluate(step.manager, scope, machine);
  const node = { kind: "call", callee: step.manager, arguments: [], line: step.line } as const;
  const site = { node, scope, root: null, roots: [] };
  const entered = union(
    ...manager.map((one): Value => {
      // what `contextlib.contextmanager` makes a manager of
      if (one.region?.deferred) return one.region.deferred.run();
      if (one.type !== null && machine.knowledge.type(one.type) !== null) {
        return machine.knowledge.method(one.type, "__enter__") === null
          ? [one]
          : callValue(attributeOf([one], "__enter__", step, machine), noArguments, site, machine);
      }
      if (one.region === null) return [one];
      return callValue(attributeOf([one], "__enter__", step, machine), noArguments, site, machine);
    }),
  );
  if (step.target !== null) assign(step.target, entered, scope, machine);
  // `__exit__` may swallow an error, so the body may stop anywhere.
  const before = scope.snapshot();
  const seen = new Map<string, Value>();
  const swallows = manager.some(
    (one) =>
      one.symbol !== null || one.type === null || one.type === "suppress" || one.region?.instanceOf !== null,
  );
  if (swallows) scope.observers.push(seen);
  runSteps(step.body, scope, machine);
  if (swallows) {
    scope.observers.pop();
    scope.restore(joined(scope.snapshot(), withSeen(before, seen)));
  }
  machine.change(manager, access(machine, null, "closes {}"));
}

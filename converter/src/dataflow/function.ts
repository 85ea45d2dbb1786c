import type { FunctionFacts } from "../facts/index.js";
import { access } from "./access.js";
import { anything } from "./command.js";
import { evaluate } from "./evaluate.js";
import { canonical, nowhere, ref, scalarValue, union, type Ref, type Region, type Value } from "./heap.js";
import { guarded } from "./comprehension.js";
import { callSpecial } from "./instance.js";
import type { Frame, Machine } from "./machine.js";
import { runSteps } from "./run-steps.js";
import { Scope } from "./scope.js";

/** What a call hands over. `rest` may go to any parameter. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly named: ReadonlyMap<string, Value>;
  readonly rest: Value;
}

/** What is handed over without names. */
export function argumentsOf(positional: readonly Value[], rest: Value = nowhere): Arguments {
  return { positional, named: new Map(), rest };
}

export const noArguments = argumentsOf([]);

export function allArguments(given: Arguments): Value {
  return union(...given.positional, ...given.named.values(), given.rest);
}

export function functionValue(facts: FunctionFacts, site: object, scope: Scope, machine: Machine): Value {
  const region = machine.made(site, "function");
  const defaults = new Map<string, Value>();
  for (const parameter of facts.parameters) {
    if (parameter.default === null) continue;
    const value = evaluate(parameter.default, scope, machine);
    defaults.set(parameter.name, value);
    machine.hold(region, value);
  }
  region.function = { facts, scope, defaults };
  // What it shares with the functions around it and beside it.
  for (let outer: Scope | null = scope; outer !== null; outer = outer.parent) {
    if (outer.region !== null) machine.hold(region, [ref(outer.region, "variables")]);
  }
  return [ref(region, "function")];
}

/** Whether it is a method of an object of JavaScript's, which is handed `this` by name. */
export function takesThis(region: Region | null): boolean {
  return (
    region?.function?.facts.parameters.some(({ name, kind }) => name === "this" && kind === "keyword") ===
    true
  );
}

/** What a bound method is handed. */
export function boundArguments(method: Region, receiver: Ref, given: Arguments): Arguments {
  return takesThis(method)
    ? { ...given, named: new Map([...given.named, ["this", [receiver]]]) }
    : { ...given, positional: [[receiver], ...given.positional] };
}

/** The field of a generator's function that has what its generators were sent; no code can spell it. */
const sent = "sent in";

/** What `yield` gives where it stands. */
export function sentIn(machine: Machine): Value {
  return union(machine.frames.at(-1)?.function.fields.get(sent) ?? nowhere, scalarValue());
}

/** How deep calls are followed. */
const maximumDepth = 12;

/** Runs a function of the notebook on what it is handed. */
export function callFunction(region: Region, given: Arguments, site: object, machine: Machine): Value {
  const { function: callable } = region;
  if (callable === null) return nowhere;
  const running = machine.frames.find((frame) => frame.function === region);
  if (running !== undefined) {
    const before = machine.growth;
    bindParameters(callable.facts, callable.defaults, given, running.scope, machine, false);
    if (machine.growth !== before) running.grown = true;
    return union(running.returned, scalarValue());
  }
  if (machine.budget < 0 || machine.frames.length >= maximumDepth) {
    // What is not followed may do anything.
    anything(`calls \`${callable.facts.name}\`, which is too much to follow`, machine);
    return [ref(region, null)];
  }
  const own = (): Value =>
    remembered(region, given, site, machine, () =>
      machine.within(site, () => runBody(region, given, machine)),
    );
  // those that were registered with it for other types
  const registered = (region.fields.get("registered") ?? nowhere).filter((one) => one.region !== region);
  const run = (): Value =>
    union(
      own(),
      ...registered.map((one) => (one.region ? callFunction(one.region, given, site, machine) : nowhere)),
    );
  if (region.cached) {
    // they are looked up
    callSpecial(allArguments(given), machine);
    const value = run();
    // What it has kept spares later calls work, and even a recursion that is too deep.
    machine.record.changeRegion(
      region,
      access(machine, null, `fills the cache of \`${callable.facts.name}\``),
      true,
    );
    machine.setField(region, "results", value);
    return region.fields.get("results") ?? value;
  }
  if (callable.facts.goesOn === true && !callable.facts.generator) {
    const mark = machine.mark();
    const value = run();
    const promise = machine.within(site, () => machine.made(callable.facts, "promise"));
    machine.hold(promise, value);
    promise.settles = true;
    promise.deferred = { run: guarded(run) };
    if (callable.facts.pauses === true && machine.hasActedSince(mark))
      machine.started.set(promise, `may run while \`${callable.facts.name}\` goes on`);
    return [ref(promise, "promise")];
  }
  if (!callable.facts.generator) return run();
  const made = machine.within(site, () => machine.made(callable.facts, "generator"));
  machine.hold(made, allArguments(given));
  // What it has given and may go on with: its variables are the same when it runs on.
  const goesOn = new Set<Region>();
  const ranIn = new Set<number>();
  made.deferred = {
    take: (value) => machine.setField(region, sent, value),
    run: guarded(() => {
      const touched = access(machine, null, `lets \`${callable.facts.name}\` go on, which may change {}`);
      for (const one of goesOn) machine.record.changeRegion(canonical(one), touched, false);
      const mark = machine.mark();
      ranIn.add(machine.record.cell);
      machine.resumed.push(ranIn);
      const value = run();
      machine.resumed.pop();
      machine.hold(made, value);
      for (const { region: given } of value)
        if (given !== null && given.id >= mark.region && machine.hasChanged(given)) goesOn.add(given);
      return value;
    }),
  };
  return [ref(made, "generator")];
}

/** The same call from the same place on the same values does the same, as long as nothing else has come to be known. */
function remembered(
  region: Region,
  given: Arguments,
  site: object,
  machine: Machine,
  run: () => Value,
): Value {
  const keys = [given.rest, ...given.positional].map((value) => value.map((one) => one.key).join());
  const named = [...given.named].map(([name, value]) => `${name}=${value.map((one) => one.key).join()}`);
  const key = [machine.context, region.id, ...keys, ...named].join(";");
  let bySite = machine.calls.get(site);
  if (bySite === undefined) machine.calls.set(site, (bySite = new Map()));
  const known = bySite.get(key);
  if (known?.growth === machine.growth && known.bindings === machine.bindings) return known.value;
  const value = run();
  bySite.set(key, { growth: machine.growth, bindings: machine.bindings, value });
  return value;
}

function runBody(region: Region, given: Arguments, machine: Machine): Value {
  const { function: callable } = region;
  if (callable === null) return nowhere;
  const { facts, defaults } = callable;
  const variables = machine.made(facts, "variables");
  const scope = new Scope("function", callable.scope, facts.locals, facts.globals, variables);
  const frame: Frame = { function: region, scope, returned: nowhere, grown: false };
  machine.frames.push(frame);
  try {
    if (facts.ownName !== undefined) scope.bind(facts.ownName, [ref(region, "function")], true);
    bindParameters(facts, defaults, given, scope, machine, true);
    for (let pass = 0; pass < 3; pass += 1) {
      frame.grown = false;
      const before = frame.returned.length;
      runSteps(facts.body, scope, machine);
      if (!frame.grown && (frame.returned.length === before || pass === 0)) break;
    }
  } finally {
    machine.frames.pop();
  }
  return frame.returned.length === 0 ? scalarValue("NoneType") : frame.returned;
}

function bindParameters(
  facts: FunctionFacts,
  defaults: ReadonlyMap<string, Value>,
  given: Arguments,
  scope: Scope,
  machine: Machine,
  fresh: boolean,
): void {
  const bind = (name: string, value: Value): void => {
    const before = scope.ever.get(name)?.length ?? 0;
    scope.bind(name, value, fresh);
    if ((scope.ever.get(name)?.length ?? 0) !== before) machine.growth += 1;
  };
  const named = new Map(given.named);
  let place = 0;
  for (const parameter of facts.parameters) {
    if (parameter.kind === "rest") {
      const rest = machine.made(parameter);
      machine.hold(rest, union(...given.positional.slice(place), given.rest));
      bind(parameter.name, [ref(rest, "tuple")]);
    } else if (parameter.kind === "named-rest") {
      const rest = machine.made(parameter);
      machine.hold(rest, union(...named.values(), given.rest));
      bind(parameter.name, [ref(rest, "dict")]);
    } else {
      const positional = parameter.kind === "positional" ? given.positional[place] : undefined;
      if (parameter.kind === "positional") place += 1;
      const value = positional ?? named.get(parameter.name);
      named.delete(parameter.name);
      const otherwise = union(
        given.rest,
        value === undefined ? (defaults.get(parameter.name) ?? nowhere) : nowhere,
      );
      bind(parameter.name, machine.widened(union(value ?? nowhere, otherwise)));
    }
  }
}

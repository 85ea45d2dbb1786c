import { moduleName } from "../facts/index.js";
import type { Behaviour } from "../knowledge/index.js";
import { guarded } from "./comprehension.js";
import { touchFile } from "./files.js";
import { timer } from "./clock.js";
import { callUnknown } from "./call-unknown.js";
import { calleeWords, callValue, type CallSite } from "./call.js";
import { anything } from "./command.js";
import { elementsOf } from "./elements.js";
import { access } from "./access.js";
import { elementsIn } from "./lazy.js";
import { allArguments, type Arguments } from "./function.js";
import { nowhere, reach, ref, scalarValue, union, type Ref, type Region, type Value } from "./heap.js";
import { load } from "./imports.js";
import type { Machine } from "./machine.js";
import { show } from "./operate.js";

/** Undefined where what is known of it is to be done as well. */
type Special = (given: Arguments, site: CallSite, machine: Machine) => Value | undefined;

/** What JavaScript's own functions do beyond what can be said of a library's: they run code later, or unseen. */
export function scriptCall(path: string): Special | undefined {
  return runsText.test(path) ? dynamic : specials.get(path);
}

/** All that `node:vm` has runs text as code. */
const runsText = /^(?:(?:node:)?vm\.|builtins\.(?:eval|Function)$)/u;

const dynamic: Special = (given, site, machine) => {
  anything(`calls ${calleeWords(site)}`, machine);
  return callUnknown(nowhere, given, machine, `calls ${calleeWords(site)}`);
};

/** An accessor runs wherever the object is looked at. */
const describes: Special = (given, site, machine) => {
  const handed = allArguments(given);
  if ([...reach(handed)].some((region) => region.function !== null))
    machine.fromHereOn("may look at an object that then runs code");
  return callUnknown(nowhere, given, machine, `calls ${calleeWords(site)}`);
};

const creates: Special = (given, site, machine) => {
  const isBare = given.rest.length === 0 && allArguments(given).every(({ region }) => region === null);
  return isBare ? [ref(machine.made(site.node, "object"), "dict")] : describes(given, site, machine);
};

/** What it calls runs between cells, or while one waits. */
const delays: Special = (given, site, machine) => {
  const [callback = given.rest, , ...rest] = given.positional;
  callTimed(callback, { positional: rest, named: new Map(), rest: given.rest }, site, machine);
  return [ref(machine.made(site.node, "timer"), "timer")];
};

function callTimed(callback: Value, given: Arguments, site: CallSite, machine: Machine): void {
  const mark = machine.mark();
  callValue(callback, given, site, machine);
  const ofNotebook = callback.some(({ region }) => region?.function != null);
  if (ofNotebook && machine.hasActedSince(mark))
    machine.fromHereOn("may run while a timer does that was started");
}

/** What such a promise stands for is done when it has been waited for, and goes on till then. */
export function goesOn(promises: Value, behaviour: Behaviour, given: Arguments, machine: Machine): void {
  const touches = behaviour.effects.filter((effect) => "argument" in effect);
  if (touches.length === 0) return;
  const first = given.positional[0] ?? given.rest;
  const again = guarded(() => {
    for (const effect of touches) touchFile(effect, first, given, machine);
    return nowhere;
  });
  for (const { region } of promises) {
    if (region === null) continue;
    region.deferred = { run: again };
    if (touches.some(({ kind }) => kind === "writes-file"))
      machine.started.set(region, "may run while a file is written");
  }
}

/** A function of some package that is called as those are that call what they are handed later on. */
export function noteDelay(name: string, given: Arguments, site: CallSite, machine: Machine): void {
  if (machine.knowledge.language !== "javascript" || !delaying.test(name)) return;
  const callbacks = allArguments(given).filter(({ region }) => region?.function != null);
  const handed = { positional: [], named: new Map<string, Value>(), rest: [ref(null, "scalar")] };
  if (callbacks.length > 0) callTimed(callbacks, handed, site, machine);
}

const delaying = /^(?:delay|defer|debounce|throttle|schedule|interval|timeout|timer|poll|watch)\w*$/u;

/** Its executor runs at once, and settles it now or later. */
const promise: Special = (given, site, machine) => {
  const region = machine.made(site.node, "promise");
  region.settles = true;
  const settle: Value = [ref(region, "settle")];
  const handed = { positional: [settle, settle], named: new Map<string, Value>(), rest: nowhere };
  const executor = given.positional[0] ?? given.rest;
  callValue(executor, handed, site, machine);
  if (executor.some(({ region: one }) => (one?.function?.facts.parameters.length ?? 2) > 1))
    mayReject(region, machine);
  return [ref(region, "promise")];
};

const rejects: Special = (given, site, machine) => {
  const region = machine.made(site.node, "promise");
  region.settles = true;
  machine.hold(region, allArguments(given));
  mayReject(region, machine);
  return [ref(region, "promise")];
};

/** Where it is waited for, what it holds may be raised. */
function mayReject(region: Region, machine: Machine): void {
  machine.raised = union(machine.raised, [ref(region, null)]);
}

/** What an object holds, as an array. */
const values: Special = (given, site, machine) => [
  holding(site.node, "list", elementsIn(allArguments(given), machine), machine),
];

const entries: Special = (given, site, machine) => {
  const pair = holding(site.node, "tuple", elementsIn(allArguments(given), machine), machine);
  return [holding(site.node, "list", [pair], machine)];
};

const fromEntries: Special = (given, site, machine) => {
  const pairs = elementsOf(allArguments(given), site.node, machine);
  return [holding(site.node, "dict", elementsOf(pairs, given, machine), machine)];
};

function holding(site: object, type: string, held: Value, machine: Machine): Ref {
  const region = machine.made(site, type);
  machine.hold(region, held);
  return ref(region, type);
}

/** What the function gives that it is handed is the whole or a part of it. */
const parses: Special = (given, site, machine) => {
  const [, reviver = nowhere] = given.positional;
  const json = ref(machine.made(site.node, "json"), "json");
  machine.read(allArguments(given), access(machine, null, "reads {}"));
  if (reviver.length === 0) return [json];
  const handed = { positional: [], named: new Map<string, Value>(), rest: [ref(null, "scalar"), json] };
  const results = callValue(reviver, handed, site, machine);
  return union([json], results, [holding(site.node, "dict", results, machine)]);
};

/** Without arguments, the time it is. */
const date: Special = (given, _site, machine) => {
  if (given.positional.length === 0) machine.uses("moment");
  return undefined;
};

/** Starts a clock of the console's, by its label, or shows what it says. */
const times =
  (starts: boolean): Special =>
  (given, _site, machine) => {
    machine.changes("display");
    timer(starts, given, machine);
    return scalarValue("NoneType");
  };

/** `require("fs").readFileSync`, `(await import("fs")).readFileSync`. */
const loads: Special = (given, site, machine) => {
  const [module] = given.positional[0] ?? nowhere;
  if (module?.type !== "str" || module.text === null || given.positional[0]?.length !== 1)
    return callUnknown(nowhere, given, machine, `loads a module by ${calleeWords(site)}`);
  const name = moduleName(module.text);
  load(name, machine);
  return [machine.symbol(name)];
};

const displays: Special = (given, _site, machine) => {
  show(union(allArguments(given)), machine);
  return scalarValue("NoneType");
};

const specials: ReadonlyMap<string, Special> = new Map([
  ["builtins.Object.defineProperty", describes],
  ["builtins.Object.defineProperties", describes],
  ["builtins.Reflect.defineProperty", describes],
  ["builtins.Object.create", creates],
  ["builtins.Object.values", values],
  ["builtins.Object.entries", entries],
  ["builtins.Object.fromEntries", fromEntries],
  ["builtins.JSON.parse", parses],
  ["builtins.setTimeout", delays],
  ["builtins.setInterval", delays],
  ["builtins.setImmediate", delays],
  ["builtins.console.time", times(true)],
  ["builtins.console.timeLog", times(false)],
  ["builtins.console.timeEnd", times(false)],
  ["builtins.Promise", promise],
  ["builtins.Promise.reject", rejects],
  ["builtins.Date", date],
  ["builtins.require", loads],
  ["builtins.import", loads],
  ["builtins.display", displays],
]);

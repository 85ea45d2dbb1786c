import { moduleName } from "../facts/index.js";
import { timer } from "./clock.js";
import { callUnknown } from "./call-unknown.js";
import { calleeWords, callValue } from "./call.js";
import { elementsOf } from "./elements.js";
import { access } from "./access.js";
import { elementsIn } from "./lazy.js";
import { allArguments, argumentsOf } from "./function.js";
import { nowhere, reach, ref, scalarValue, union, type Ref, type Value } from "./heap.js";
import { load } from "./imports.js";
import { delays, promise, rejects } from "./later.js";
import type { Machine } from "./machine.js";
import { show } from "./operate.js";
import { dynamic, type Special } from "./special.js";

/** What JavaScript's own functions do beyond what can be said of a library's: they run code later, or unseen. */
export function scriptCall(path: string): Special | undefined {
  return runsText.test(path) ? dynamic : specials.get(path);
}

/** All that `node:vm` has runs text as code. */
const runsText = /^(?:(?:node:)?vm\.|builtins\.(?:eval|Function)$)/u;

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
  const handed = argumentsOf([], [ref(null, "scalar"), json]);
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
  show(allArguments(given), machine);
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

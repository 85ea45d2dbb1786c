import type { Behaviour } from "../knowledge/index.js";
import { callUnknown } from "./call-unknown.js";
import { callValue, type CallSite } from "./call.js";
import { guarded } from "./comprehension.js";
import { consume } from "./elements.js";
import { touchFile } from "./files.js";
import { allArguments, argumentsOf, type Arguments } from "./function.js";
import { canonical, nowhere, ref, union, type Ref, type Region, type Value } from "./heap.js";
import type { Machine } from "./machine.js";
import type { Special } from "./special.js";

/** What it calls runs between cells, or while one waits. */
export const delays: Special = (given, site, machine) => {
  const [callback = given.rest, , ...rest] = given.positional;
  callTimed(callback, argumentsOf(rest, given.rest), site, machine);
  return [ref(machine.made(site.node, "timer"), "timer")];
};

function callTimed(callback: Value, given: Arguments, site: CallSite, machine: Machine): void {
  const mark = machine.mark();
  callValue(callback, given, site, machine);
  if (callback.some(isOfNotebook) && machine.hasActedSince(mark))
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
  const callbacks = allArguments(given).filter(isOfNotebook);
  const handed = argumentsOf([], [ref(null, "scalar")]);
  if (callbacks.length > 0) callTimed(callbacks, handed, site, machine);
}

const delaying = /^(?:delay|defer|debounce|throttle|schedule|interval|timeout|timer|poll|watch)\w*$/u;

/** Its executor runs at once, and settles it now or later. */
export const promise: Special = (given, site, machine) => {
  const region = promiseOf(nowhere, site, machine);
  const settle: Value = [ref(region, "settle")];
  const handed = argumentsOf([settle, settle]);
  const executor = given.positional[0] ?? given.rest;
  callValue(executor, handed, site, machine);
  if (executor.some(({ region: one }) => (one?.function?.facts.parameters.length ?? 2) > 1))
    mayReject(region, machine);
  return [ref(region, "promise")];
};

export const rejects: Special = (given, site, machine) => {
  const region = promiseOf(allArguments(given), site, machine);
  mayReject(region, machine);
  return [ref(region, "promise")];
};

/** Where it is waited for, what it holds may be raised. */
function mayReject(region: Region, machine: Machine): void {
  machine.raised = union(machine.raised, [ref(region, null)]);
}

/** What hands on what a promise comes to. */
export const handsOn: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/** What a promise is handed runs once that is settled, which may be while another cell runs. */
export function callLater(
  receiver: Ref,
  words: string,
  given: Arguments,
  site: CallSite,
  machine: Machine,
): Value {
  const callbacks = allArguments(given).filter(mayBeCalled);
  const mark = machine.mark();
  const { region } = receiver;
  const settled = region === null ? nowhere : union(machine.held(region), consume([receiver], machine));
  const handed = argumentsOf([], union(settled, machine.raised, [ref(null, "scalar")]));
  const results = callbacks.length === 0 ? nowhere : callValue(callbacks, handed, site, machine);
  const acts = callbacks.some(isOfNotebook) && machine.hasActedSince(mark);
  const promise =
    receiver.type === "promise"
      ? [ref(promiseOf(union(results, [receiver]), site, machine), "promise")]
      : callUnknown([ref(region, null)], given, machine, `calls ${words}, of which nothing is known`);
  if (!acts) return promise;
  for (const one of promise)
    if (one.region !== null)
      machine.started.set(canonical(one.region), "may run while what waits for a promise does");
  return promise;
}

/** Makes one that is settled by these, and holds them. */
function promiseOf(held: Value, site: CallSite, machine: Machine): Region {
  const region = machine.made(site.node, "promise");
  region.settles = true;
  machine.hold(region, held);
  return region;
}

function isOfNotebook({ region }: Ref): boolean {
  return region?.function != null;
}

function mayBeCalled(one: Ref): boolean {
  return isOfNotebook(one) || one.symbol !== null || one.method !== null || one.type === null;
}

import type { Behaviour, ResourceEffect, Subject } from "../knowledge/index.js";
import { access } from "./access.js";
import type { CallSite } from "./call.js";
import { runHandedOver, withHeld } from "./callbacks.js";
import { callOnReadings } from "./clock.js";
import { addHook } from "./hooks.js";
import { allWithin, makeLazy } from "./lazy.js";
import { consume } from "./elements.js";
import { artist, figureOf, keepData } from "./figure.js";
import { mapFile } from "./mapped.js";
import { touchFile } from "./files.js";
import { declines, isInPlace, isTold, outputs, overwrites } from "./flags.js";
import { allArguments, type Arguments } from "./function.js";
import { applyGives, isGenerator } from "./gives.js";
import { asViews, nowhere, reach, ref, union, type Value } from "./heap.js";
import { callProtocol, callSpecial, inspect } from "./instance.js";
import type { Machine } from "./machine.js";
import { changeWords } from "./verbs.js";

/** Does what is known of a function or method, and gives what it gives. */
export function applyBehaviour(
  behaviour: Behaviour,
  receiver: Value,
  given: Arguments,
  site: CallSite,
  machine: Machine,
  words: string,
): Value {
  const handed = allArguments(given);
  const first = receiver.length > 0 ? receiver : (given.positional[0] ?? given.rest);
  machine.read(union(receiver, handed), access(machine, null, "reads {}"));
  for (const one of union(receiver, handed)) if (one.type !== null) applySilently(one.type, machine);
  const name = words.replace(/^`|`$/gu, "").split(".").at(-1) ?? words;
  callSpecial(comparing.has(name) ? withHeld(receiver) : receiver, machine);
  callSpecial(withHeld(handed), machine);
  callProtocol(handed, machine);
  // of what an array holds text is made too, and JSON
  if (machine.knowledge.language === "javascript") inspect(union(receiver, handed), machine);
  const run = (): Value => {
    const given = consume(handed, machine);
    return union(given, runHandedOver(behaviour, receiver, handed, site, machine));
  };
  const results = behaviour.lazy ? nowhere : run();
  for (const subject of behaviour.changes) {
    const [value, root] = subjectOf(subject, receiver, given, site, machine);
    machine.change(value, access(machine, root, changeWords(name)));
  }
  const written = outputs(behaviour.outAt, given);
  const told = union(
    isInPlace(given) ? (receiver.length > 0 ? receiver : handed) : nowhere,
    behaviour.toldTo === null || !isTold(behaviour.toldTo, given)
      ? nowhere
      : behaviour.toldTo === "receiver"
        ? first
        : handed,
  );
  if (told.length > 0)
    machine.change(
      told,
      access(machine, receiver.length > 0 ? site.root : (site.roots[0] ?? null), changeWords(name)),
    );
  if (written.length > 0) machine.change(written, access(machine, null, changeWords(name)));
  if (behaviour.changes.includes("receiver")) drawFromHeld(receiver, machine);
  drawFromHanded(handed, machine);
  if (behaviour.keeps && behaviour.type === artist) keepData(first, handed, site, machine);
  else if (behaviour.keeps)
    for (const one of first) if (one.region !== null) machine.hold(one.region, union(handed, results));
  for (const effect of behaviour.effects) {
    if ("argument" in effect) touchFile(effect, first, given, machine);
    else if (effect.kind === "world" || happens(effect, given)) {
      machine.apply(effect, `calls ${words}`);
      if (effect.kind === "changes") addHook(effect.resource, handed, machine);
    }
  }
  if (machine.autolog && receiver.some(({ type }) => machine.knowledge.is(type, "logged"))) {
    machine.changes("mlflow", "talks to MLflow");
    machine.changes("random", "draws random numbers");
  }
  const figure =
    behaviour.figure === null
      ? nowhere
      : figureOf(behaviour.figure, given, site, machine, name, behaviour.gives === "holder");
  const made = applyGives(
    behaviour,
    receiver,
    handed,
    site.node,
    machine,
    words,
    given.positional.length > 1,
  );
  if (behaviour.maps !== null) {
    mapFile(behaviour.maps, made, given, machine);
    for (const { kind, ...effect } of behaviour.effects)
      if (kind === "changes" && "resource" in effect) addHook(effect.resource, made, machine);
  }
  // `dict(a=x)` holds x itself.
  if (behaviour.gives === "copy" && behaviour.type === "dict") {
    for (const one of made) if (one.region !== null) machine.hold(one.region, union(...given.named.values()));
  }
  if (overwrites(given))
    machine.change(handed, access(machine, site.roots[0] ?? null, "lets {} be overwritten"));
  // `copy=False` and `deep=False` may give what shares memory.
  const shares = declines(given, ["copy", "deep"]);
  const result = union(
    // what may write to its data is not the estimator that is known
    machine.knowledge.is(behaviour.type, "step") && declines(given, ["copy", "copy_X", "copy_x"])
      ? made.map((one) => ref(one.region, null))
      : made,
    written,
    shares ? asViews(first, behaviour.type ?? first[0]?.type ?? null) : nowhere,
  );
  if (behaviour.effects.some((effect) => "unless" in effect && happens(effect, given))) markUnseeded(result);
  if (behaviour.lazy) {
    makeLazy(behaviour, result, union(receiver, handed), run, site.node, machine);
  } else if (results.length > 0)
    for (const one of result)
      if (one.region !== null)
        machine.hold(
          one.region,
          behaviour.yields === "nested" ? union(results, allWithin(results, machine)) : results,
        );
  return union(callOnReadings(behaviour, name, receiver, given, result, machine), figure);
}

/** Methods of containers that compare what they hold. */
const comparing: ReadonlySet<string> = new Set(["index", "count", "remove", "sort"]);

function subjectOf(
  subject: Subject,
  receiver: Value,
  given: Arguments,
  site: CallSite,
  machine: Machine,
): readonly [Value, string | null] {
  switch (subject) {
    case "receiver":
      return [receiver, site.root];
    case "held":
      return receiver.length > 0
        ? [asViews(receiver, null), site.root]
        : [asViews(given.positional[0] ?? given.rest, null), site.roots[0] ?? null];
    case "steps":
      return [stepsOf(receiver, machine), site.root];
    case "callbacks":
      return [asViews(given.named.get("callbacks") ?? nowhere, null), null];
    case "first":
      return [given.positional[0] ?? given.rest, site.roots[0] ?? null];
    case "second":
      return [given.positional[1] ?? given.rest, site.roots[1] ?? null];
    case "arguments":
      return [allArguments(given), site.roots[0] ?? null];
  }
}

/** What something holds, at any depth, that may have steps and parameters as it has. */
function stepsOf(receiver: Value, machine: Machine): Value {
  return union(
    ...[...reach(receiver)].map((region) =>
      machine
        .held(region)
        .filter(({ type }) => type === null || type === "instance" || machine.knowledge.is(type, "step")),
    ),
  );
}

/** Whether the argument is there and is a number, so that nothing is drawn from a global state. */
function isSeeded(argument: string | undefined, given: Arguments): boolean {
  if (argument === undefined) return false;
  const value = given.named.get(argument);
  return (
    value !== undefined &&
    value.length > 0 &&
    // `np.random` as a seed is the global generator
    value.every((one) => one.type !== "NoneType" && one.type !== "scalar" && one.symbol === null)
  );
}

function happens(effect: ResourceEffect, given: Arguments): boolean {
  if (isSeeded(effect.unless, given)) return false;
  return effect.onlyWith === undefined || given.named.has(effect.onlyWith) || given.rest.length > 0;
}

function markUnseeded(result: Value): void {
  for (const one of result) if (one.region !== null) one.region.unseeded = true;
}

/** An estimator without a seed draws from numpy's global state when it is used, one with a generator changes that. */
function drawFromHeld(receiver: Value, machine: Machine): void {
  for (const one of receiver) {
    if (one.region === null) continue;
    if (one.region.unseeded) machine.changes("numpy random", "draws random numbers");
    for (const held of one.region.contents.values()) {
      if (held.region?.unseeded) machine.changes("numpy random", "draws random numbers");
      if (held.type?.startsWith("numpy.random."))
        machine.change([held], access(machine, null, "draws from {}"));
    }
  }
}

/** A function that takes a generator draws from it, one that takes an estimator may fit it. */
function drawFromHanded(handed: Value, machine: Machine): void {
  for (const one of handed) {
    if (isGenerator(one)) {
      machine.change([one], access(machine, null, "may draw from {}"));
    }
    if (one.region?.unseeded) machine.changes("numpy random", "draws random numbers");
  }
}

/** Using anything of a library uses its settings. */
export function applySilently(type: string, machine: Machine): void {
  for (const resource of machine.knowledge.uses(type)) machine.uses(resource);
}

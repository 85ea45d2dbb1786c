import type { Resource } from "../knowledge/index.js";
import { access } from "./access.js";
import { callHeld, isCallable } from "./call-held.js";
import { withHeld } from "./callbacks.js";
import { instantiate } from "./class.js";
import { allArguments, argumentsOf, type Arguments } from "./function.js";
import { nowhere, ref, union, type Ref, type Region, type Value } from "./heap.js";
import { callMembers, callSpecial } from "./instance.js";
import type { Machine } from "./machine.js";
import { isIdle } from "./record.js";

/**
 * What the notebook hands to the process or a library to be called, or written to, later on: a handler of log records, another
 * `sys.stdout`, a formatter of arrays. Any cell that uses the resource may bring that about, unseen in its code.
 */
export function addHook(resource: Resource, value: Value, machine: Machine, symbol = ""): void {
  if (!hooked.has(resource)) return;
  const added = withHeld(value).filter((one) => isHook(one) || (isStream.test(symbol) && isUnknown(one)));
  if (added.length === 0) return;
  machine.hooks.set(resource, union(machine.hooks.get(resource) ?? nowhere, added));
}

/** A function of which nothing is known may keep the functions that it is handed, and its library call them later on. */
export function keepHanded(path: string, given: Arguments, machine: Machine): void {
  const isRegistered = registers.test(path.slice(path.lastIndexOf(".") + 1));
  const calls = allArguments(given).filter(
    ({ region, symbol }) =>
      symbol === null && (region?.function != null || (isRegistered && region?.instanceOf != null)),
  );
  const top = topOf(path);
  if (calls.length > 0) machine.kept.set(top, union(machine.kept.get(top) ?? nowhere, calls));
}

/** What such functions are called that keep an object in order to call its methods. */
const registers =
  /^(?:register|add|install|set|on|subscribe|attach|connect|use|append|insert|listen|build)/iu;

/** Runs what a library may have kept, where it is called again. */
export function callKept(path: string, machine: Machine): void {
  const top = topOf(path);
  const kept = top === "builtins" ? undefined : machine.kept.get(top);
  if (kept === undefined || machine.record.calledKept.has(top)) return;
  machine.record.calledKept.add(top);
  run(kept, machine);
}

function topOf(path: string): string {
  return path.split(".")[0] ?? path;
}

/** What the cell hands to IPython, IPython may call after any cell. */
export function hookShell(machine: Machine): void {
  machine.record.hasShell = true;
}

/** Runs what the cell that has just run may have brought about. */
export function runHooks(machine: Machine): void {
  const { record } = machine;
  if (record.hasShell)
    addHook(
      "settings",
      [...machine.unknown.contents.values()].filter(({ region }) => region?.function != null),
      machine,
    );
  if (machine.hooks.size === 0 || isIdle(record)) return;
  const used = new Set<string>([...record.effects.values()].map(({ resource }) => resource));
  for (const [resource, value] of machine.hooks) {
    if (resource === "settings" || record.world !== null || used.has(resource)) run(value, machine);
  }
}

/** Not what never calls or takes anything, such as the size of a figure. */
function isHook({ region, symbol, type }: Ref): boolean {
  if (region === null || region.cell === 0 || symbol !== null) return false;
  return isCallable(ref(region, type)) || (type !== null && takers.has(type));
}

/** What is put there is written to by whatever prints. */
const isStream = /^sys\.std\w+$/u;

function isUnknown({ region, type, symbol }: Ref): boolean {
  return region !== null && region.cell !== 0 && type === null && symbol === null;
}

const takers: ReadonlySet<string> = new Set([
  "method",
  "bound",
  "instance",
  "logger",
  "file",
  "io.StringIO",
  "io.BytesIO",
]);

function run(value: Value, machine: Machine): void {
  const handed = [ref(null, "scalar")];
  const given = argumentsOf([], handed);
  const seen = new Set<Region>();
  const open = [...value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { region } = one;
    if (region === null || seen.has(region) || !(isHook(one) || isUnknown(one))) continue;
    seen.add(region);
    if (region.instanceOf !== null) {
      callMembers(one, handed, machine);
      callSpecial([one], machine);
    } else if (region.class !== null && one.method === null) {
      for (const made of instantiate(region, given, region, machine)) {
        callMembers(made, handed, machine);
        callSpecial([made], machine);
      }
    } else if (isCallable(one)) callHeld([one], region, machine, given);
    else if (one.type === "logger") {
      for (const { path } of region.maps ?? []) machine.file(path, true);
      open.push(...machine.held(region));
    } else machine.change([one], access(machine, null, "may write to {} unseen"));
  }
}

const hooked: ReadonlySet<Resource> = new Set<Resource>([
  "settings",
  "logging",
  "warnings",
  "display",
  "import path",
  "numpy options",
  "pandas options",
  "matplotlib options",
]);

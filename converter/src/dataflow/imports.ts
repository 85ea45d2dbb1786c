import { quietPackages } from "../knowledge/index.js";
import { access } from "./access.js";
import { bindName } from "./assign.js";
import { noteUse } from "./from-here-on.js";
import { nowhere, union, type Value } from "./heap.js";
import type { Machine } from "./machine.js";
import { bindInNotebook } from "./names.js";
import { Scope } from "./scope.js";

/** What of `__future__` still changes what code means. */
const compiles: ReadonlySet<string> = new Set(["annotations", "barry_as_FLUFL"]);

/** Packages that may put random numbers of a seed in the place of JavaScript's own. */
const seeding = /seed|random/iu;

export function importName(
  name: string,
  module: string,
  member: string | null,
  scope: Scope,
  machine: Machine,
): void {
  const path = member === null ? module : `${module}.${member}`;
  load(module, machine);
  bringIn(path, machine);
  if (module === "__future__" && compiles.has(member ?? ""))
    machine.changes("settings", `changes how code is compiled, by \`${member}\` from \`__future__\``);
  noteUse(module, machine);
  if (machine.knowledge.language === "javascript" && seeding.test(module)) machine.isSeeded = true;
  if (name === "") return;
  bindName(name, [machine.symbol(path)], scope, machine, machine.patched ? null : `import ${path}`);
}

/** Having imported `scipy.stats` makes it an attribute of `scipy`, for whoever has that. */
export function bringIn(path: string, machine: Machine): void {
  const { record, submodules } = machine;
  for (let end = path.indexOf(".", path.indexOf(".") + 1); ; end = path.indexOf(".", end + 1)) {
    const part = end < 0 ? path : path.slice(0, end);
    if (part.includes(".") && !bringSubmodules.test(part) && !submodules.has(part)) {
      const region = machine.made(record, `submodule ${part}`);
      submodules.set(part, region);
      record.changeRegion(region, access(machine, null, `imports \`${part}\``), true);
    }
    if (end < 0) return;
  }
}

/** They have their submodules as they are imported themselves. */
const bringSubmodules = /^(?:numpy|pandas|os|builtins|typing|collections)\./u;

/** Uses what may be a submodule. */
export function useSubmodule(path: string, machine: Machine): void {
  const region = machine.submodules.get(path);
  if (region !== undefined) machine.record.readRegion(region, access(machine, null, `uses \`${path}\``));
}

/** `from module import *` may bind any name; all of those that some cell mentions are looked at. */
export function importAll(module: string, machine: Machine): void {
  load(module, machine);
  machine.starred.add(module);
  for (const name of machine.universe) {
    if (name.startsWith("_")) continue;
    const before = machine.notebook.variables.get(name) ?? nowhere;
    const words = `may set {} by \`from ${module} import *\``;
    bindInNotebook(name, union(before, whatStarBinds(name, module, before, machine)), machine, {
      certain: false,
      words,
    });
  }
}

/** What such modules put over a builtin does the same kind of thing, as numpy's `sum` does, but gives other values. */
function whatStarBinds(name: string, module: string, before: Value, machine: Machine): Value {
  const builtin = machine.symbol(`builtins.${name}`);
  if (before.length > 0 || machine.knowledge.callable(`builtins.${name}`) === null)
    return [machine.symbol(`${module}.${name}`)];
  return machine.knowledge.library(module) === null
    ? [builtin]
    : [builtin, machine.symbol(`${module}.${name}`)];
}

/** Runs a module's code, if this is its first import. */
export function load(module: string, machine: Machine): void {
  machine.uses("environment");
  machine.uses("import path");
  machine.uses("packages");
  const top = module.split(".")[0] ?? module;
  if (machine.knowledge.library(module) !== null || quietPackages.has(top)) return;
  // Node's own
  if (machine.knowledge.language === "javascript" && module.startsWith("node:")) return;
  machine.uses("directory");
  const file = top === "" ? null : `${top}.py`;
  machine.record.effect({
    resource: "files",
    changes: false,
    path: file,
    words: access(machine, null, `imports \`${module}\``).words,
    silent: true,
  });
  machine.world(`imports \`${module}\`, of which nothing is known`);
}

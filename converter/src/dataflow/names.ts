import { access } from "./access.js";
import { anything } from "./command.js";
import { nowhere, ref, scalarValue, union, type Value } from "./heap.js";
import type { Machine } from "./machine.js";
import type { Scope } from "./scope.js";
import { settingOf } from "./symbols.js";

/** What a name stands for, found as Python does. */
export function lookUp(name: string, from: Scope, machine: Machine): Value {
  let scope = from;
  while (scope.kind !== "notebook") {
    if (scope.globals.has(name)) return inNotebook(name, machine);
    const own = scope === from || scope.kind !== "class" || onlyComprehensionsBetween(from, scope);
    if (own && scope.locals.has(name)) {
      const value = ownFrame(from, scope) ? scope.variables.get(name) : scope.ever.get(name);
      if (value !== undefined) {
        if (!ownFrame(from, scope)) readShared(name, value, scope, machine);
        return value;
      }
      // Not bound yet; a class body then looks further out.
      if (scope.kind !== "class") return nowhere;
    }
    scope = scope.parent ?? machine.notebook;
  }
  return inNotebook(name, machine);
}

/** A function reads a variable of the function around it. */
function readShared(name: string, value: Value, scope: Scope, machine: Machine): void {
  const touched = access(machine, null, `uses what \`${name}\` holds`);
  machine.read(value, touched);
  if (scope.region === null) return;
  machine.record.readRegion(scope.region, touched);
  machine.hold(scope.region, value);
}

function onlyComprehensionsBetween(from: Scope, scope: Scope): boolean {
  return from.kind === "comprehension" && from.parent === scope;
}

function ownFrame(from: Scope, scope: Scope): boolean {
  let at: Scope | null = from;
  while (at !== null && at !== scope && at.kind === "comprehension") at = at.parent;
  return at === scope;
}

function inNotebook(name: string, machine: Machine): Value {
  const { notebook, record } = machine;
  const value = notebook.variables.get(name);
  const touched = access(machine, name, "reads {}");
  if (!notebook.certain.has(name)) record.readName(name, touched);
  if (value !== undefined) {
    machine.read(value, touched);
    if (machine.starred.size > 0 || !notebook.certain.has(name))
      for (const one of value) noteSymbol(one.symbol, machine);
    return value;
  }
  return builtin(name, machine);
}

function builtin(name: string, machine: Machine): Value {
  const starred = [...machine.starred].map((module) => machine.symbol(`${module}.${name}`));
  if (name === "__annotations__") anything("reads `__annotations__`, to which annotated names add", machine);
  if (name in namespaces) {
    anything(`uses \`${name}()\``, machine);
    return [machine.symbol(`builtins.${name}`)];
  }
  if (history.test(name)) {
    machine.record.history ??= `reads \`${name}\`, which holds outputs of cells before it`;
    if (/^(?:_i|In|_ih|_dh)/u.test(name)) return scalarValue("str");
    machine.read(machine.shown, access(machine, null, `reads \`${name}\``));
    const region = machine.made(machine.shown, name);
    region.opaque = true;
    machine.hold(region, machine.shown);
    return [...machine.shown, ref(region, null)];
  }
  return union(starred, [machine.symbol(`builtins.${name}`)]);
}

/** `os.environ` read by its own name, and the like. */
export function noteSymbol(symbol: string | null, machine: Machine): void {
  if (symbol === null) return;
  const setting = settingOf(symbol, machine);
  if (setting !== null) machine.uses(setting);
  else if (outside.test(symbol)) machine.uses("environment");
  else if (symbol === "sys.path") machine.uses("import path");
  else if (symbol === "warnings.filters") machine.uses("warnings");
}

/** JavaScript's objects that show what is outside of the notebook's variables. */
const outside =
  /^builtins\.(?:process(?:\.|$)|Deno\.env$|(?:localStorage|sessionStorage|location|navigator|document)(?:\.|$))/u;

const namespaces: Readonly<Record<string, true>> = Object.assign(
  Object.create(null) as Record<string, true>,
  {
    globals: true,
    locals: true,
    exec: true,
  },
);

/** Names that mean more than a value: a barrier that may have bound them leaves them what they are. */
export function isSpecial(name: string): boolean {
  return name in namespaces || history.test(name) || introspection.has(name);
}

const introspection: ReadonlySet<string> = new Set([
  "eval",
  "vars",
  "dir",
  "compile",
  "__import__",
  "get_ipython",
]);

/** What IPython keeps of cells before: `_`, `__`, `_3`, `_i3`, `In`, `Out`. */
const history = /^(?:_{1,3}|_\d+|_i{1,3}|_i\d+|In|Out|_oh|_ih|_dh)$/u;

export function bindInNotebook(
  name: string,
  value: Value,
  machine: Machine,
  options: { certain?: boolean; same?: string | null; words?: string } = {},
): void {
  const { certain = true, same = null, words = "sets {}" } = options;
  const sure = certain && !machine.unsure && machine.frames.length === 0;
  machine.record.writeName(name, access(machine, name, words), false, same);
  machine.bindings += 1;
  machine.notebook.bind(name, value, sure);
}

import type { CallSite } from "./call.js";
import { callValue } from "./call.js";
import { noArguments, type Arguments } from "./function.js";
import { union, type Ref, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/** Calls what an object keeps in order to call it, as a `defaultdict` its factory; gives what that gives. */
export function callHeld(held: Value, key: object, machine: Machine, given: Arguments = noArguments): Value {
  const site = siteOf(key, machine);
  return union(...held.filter(isCallable).map((one) => callValue([one], given, site, machine)));
}

/** Functions, classes and methods, the notebook's and libraries'. */
export function isCallable({ region, type, symbol }: Ref): boolean {
  if (region?.function || region?.class || symbol !== null) return true;
  return type === "method" || type === "bound" || type === "partial";
}

const sites = new WeakMap<object, CallSite["node"]>();

/** A place in the code for a call that stands nowhere in it, the same one for the same key. */
function siteOf(key: object, machine: Machine): CallSite {
  let node = sites.get(key);
  if (node === undefined) {
    const callee = { kind: "constant", type: "function", text: null } as const;
    sites.set(key, (node = { kind: "call", callee, arguments: [], line: 0 }));
  }
  return { node, scope: machine.notebook, root: null, roots: [] };
}

import { builtinCall } from "./builtin-calls.js";
import { applyBehaviour } from "./call-known.js";
import { calleeWords, callValue, type CallSite } from "./call.js";
import { callUnknown } from "./call-unknown.js";
import { bracket, callUnknownOnReadings } from "./clock.js";
import { elementsOf } from "./elements.js";
import { callKept, keepHanded } from "./hooks.js";
import { noteUse } from "./from-here-on.js";
import type { Arguments } from "./function.js";
import { asViews, nowhere, ref, union, type Ref, type Value } from "./heap.js";
import type { Machine } from "./machine.js";
import { goesOn, noteDelay } from "./later.js";
import { scriptCall } from "./script-calls.js";

/** Calls a function or class of a library. */
export function callSymbol(
  callee: Ref,
  path: string,
  given: Arguments,
  site: CallSite,
  machine: Machine,
): Value {
  const special = machine.knowledge.language === "javascript" ? scriptCall(path) : builtinCall(path);
  const done = special?.(given, site, machine);
  if (done !== undefined) return done;
  const shown = path === "pandas.concat" ? concatenated(given, site, machine) : nowhere;
  const unbound = unboundMethod(path, given, machine);
  if (unbound !== null)
    return callValue(unbound, { ...given, positional: given.positional.slice(1) }, site, machine);
  noteUse(path, machine);
  callKept(path, machine);
  const library = machine.knowledge.library(path);
  for (const resource of library?.uses ?? []) machine.uses(resource);
  if (/^mlflow\.(?:\w+\.)?autolog$/u.test(path)) machine.autolog = true;
  const known = machine.knowledge.callable(path);
  if (known !== null) {
    if (!path.startsWith("builtins.")) machine.uses("warnings");
    const typed =
      known.type === null && machine.knowledge.type(path) !== null ? { ...known, type: path } : known;
    const value = applyBehaviour(typed, nowhere, given, site, machine, calleeWords(site));
    if (typed.type === "promise") goesOn(value, typed, given, machine);
    const readers = readsOn(path, given) ? value.map((one) => ref(one.region, "pandas.Reader")) : null;
    return union(readers ?? value, shown);
  }
  const why = path.startsWith("builtins.") ? "which no cell defines" : "of which nothing is known";
  noteDelay(path.slice(path.lastIndexOf(".") + 1), given, site, machine);
  const result = callUnknown([callee], given, machine, `calls ${calleeWords(site)}, ${why}`);
  keepHanded(path, given, machine);
  callUnknownOnReadings(site, given, result, machine);
  bracket(path.split(".")[0] ?? path, path.slice(path.lastIndexOf(".") + 1), machine);
  return result;
}

/** With these pandas reads a part whenever it is asked for one. */
function readsOn(path: string, { named }: Arguments): boolean {
  return path.startsWith("pandas.read_") && (named.has("chunksize") || named.has("iterator"));
}

/** Of a single frame `pd.concat` gives one that shares its memory; where there are two or more it copies. */
function concatenated(given: Arguments, site: CallSite, machine: Machine): Value {
  const node = site.node.arguments[0]?.value;
  if (node?.kind === "collection" && node.items.filter(({ spread }) => !spread).length > 1) return nowhere;
  return asViews(
    elementsOf(given.positional[0] ?? given.named.get("objs") ?? nowhere, site, machine).filter(
      (one) => one.region !== null,
    ),
    "pandas.DataFrame",
  );
}

/** `list.append(x, 1)` is `x.append(1)`. */
function unboundMethod(path: string, given: Arguments, machine: Machine): Value | null {
  const cut = path.lastIndexOf(".");
  const type = path.slice(0, cut).replace(/^builtins\./u, "");
  const name = path.slice(cut + 1);
  const [first] = given.positional;
  if (first === undefined || machine.knowledge.method(type, name) === null) return null;
  const receivers = union(
    ...first.map((one) =>
      one.type === null && one.region !== null ? union([one], machine.held(one.region)) : [one],
    ),
  );
  return receivers.map((one) =>
    ref(one.region, "method", { method: { name, receiver: ref(one.region, type) } }),
  );
}

import { access } from "./access.js";
import { asking } from "./asking.js";
import { attributeOf, membersOf } from "./attribute.js";
import { applyBehaviour } from "./call-known.js";
import { callHeld } from "./call-held.js";
import { newInstance } from "./class.js";
import { calleeWords, callValue, type CallSite } from "./call.js";
import { callUnknown } from "./call-unknown.js";
import { bracket, callUnknownOnReadings } from "./clock.js";
import { anything } from "./command.js";
import { guarded } from "./comprehension.js";
import { elementsOf } from "./elements.js";
import { openFile } from "./files.js";
import { bringIn, load } from "./imports.js";
import { callKept, hookShell, keepHanded } from "./hooks.js";
import { noteUse } from "./from-here-on.js";
import { allArguments, type Arguments } from "./function.js";
import { asViews, nowhere, ref, scalarValue, textOf, union, type Ref, type Value } from "./heap.js";
import { callMember, callProtocol, callSpecial, inspect, runProperties } from "./instance.js";
import type { Machine } from "./machine.js";
import { operate, show } from "./operate.js";
import { goesOn, noteDelay } from "./later.js";
import { scriptCall } from "./script-calls.js";
import { store } from "./store.js";
import { superOf } from "./super.js";

/** Calls a function or class of a library. */
export function callSymbol(
  callee: Ref,
  path: string,
  given: Arguments,
  site: CallSite,
  machine: Machine,
): Value {
  const special = machine.knowledge.language === "javascript" ? scriptCall(path) : builtins[path];
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

type Builtin = (given: Arguments, site: CallSite, machine: Machine) => Value;

/** As the operator does whose method it calls. */
const operates: Builtin = (given, site, machine) => {
  machine.read(allArguments(given), access(machine, null, "reads {}"));
  return operate(calleeWords(site), given.positional, site.node, machine);
};

const setsAttribute: Builtin = (given, site, machine) => {
  const [into = nowhere, name = nowhere, value = nowhere] = given.positional;
  const attribute = textOf(name);
  store(into, { attribute }, value, access(machine, site.roots[0] ?? null, "sets attributes of {}"), machine);
  return scalarValue("NoneType");
};

const deletesAttribute: Builtin = (given, site, machine) => {
  const touched = access(machine, site.roots[0] ?? null, "deletes from {}");
  store(given.positional[0] ?? nowhere, { attribute: null }, nowhere, touched, machine);
  return scalarValue("NoneType");
};

const dynamic: Builtin = (given, site, machine) => {
  anything(`calls ${calleeWords(site)}`, machine);
  return callUnknown(nowhere, given, machine, `calls ${calleeWords(site)}`);
};

/** The path of parts that are all known. */
function joinedPath({ positional, rest }: Arguments, machine: Machine): string | null {
  callSpecial(union(...positional, rest), machine);
  const texts = positional.map(textOf);
  return rest.length > 0 || texts.includes(null) ? null : texts.join("/");
}

const looks: Builtin = (given, _site, machine) => {
  show(allArguments(given), machine);
  return scalarValue("str");
};

/** With an id it can be shown anew, here or in another cell, by the handle that it gives. */
const displays: Builtin = (given, site, machine) => {
  show(allArguments(given), machine);
  if (!given.named.has("display_id") && !given.named.has("update") && given.rest.length === 0)
    return scalarValue("NoneType");
  machine.changes("display", "shows anew what has an id");
  return [ref(machine.made(site.node, "handle"), null)];
};

/** Its special methods may answer. */
function asked(given: Arguments, machine: Machine, type: string): Value {
  callSpecial(allArguments(given), machine);
  return scalarValue(type);
}

/** The class, or its metaclass, may answer. */
const isOf: Builtin = (given, _site, machine) => {
  for (const { region } of given.positional[1] ?? nowhere)
    if (region?.class)
      for (const name of ["__instancecheck__", "__subclasscheck__", "__subclasshook__"])
        callMember(region, name, ref(region, "class"), [ref(null, "scalar")], machine);
  return asked(given, machine, "bool");
};

/** Its functions run where the attribute is read, set or deleted. */
function asProperty(functions: Value, type: "property" | "setter"): Value {
  return functions.map((one) => (one.region?.function ? ref(one.region, type) : one));
}

/** The class of a library that something is of. */
function classOf({ region, type }: Ref, machine: Machine): Value {
  if (region === null || type === null || type === "symbol") return nowhere;
  const path = type.includes(".") ? type : `builtins.${type}`;
  return machine.knowledge.callable(path) === null ? nowhere : [machine.symbol(path)];
}

/** One of them is the notebook. */
const modules: Builtin = (given, site, machine) => {
  noteUse("sys.modules", machine);
  return callUnknown(nowhere, given, machine, `calls ${calleeWords(site)}`);
};

const builtins: Readonly<Record<string, Builtin>> = {
  "builtins.exec": dynamic,
  "builtins.eval": dynamic,
  "builtins.compile": dynamic,
  "builtins.globals": dynamic,
  "builtins.locals": dynamic,
  "builtins.get_ipython": (given, site, machine) => {
    hookShell(machine);
    return union(dynamic(given, site, machine), [ref(machine.made(site.node, "shell"), "shell")]);
  },
  "builtins.execfile": dynamic,
  "builtins.__import__": dynamic,
  "builtins.breakpoint": dynamic,
  "builtins.dir": (given, site, machine) =>
    given.positional.length === 0 ? dynamic(given, site, machine) : asked(given, machine, "list"),
  "builtins.vars": (given, site, machine) =>
    given.positional.length === 0
      ? dynamic(given, site, machine)
      : union(...(given.positional[0] ?? nowhere).map(membersOf)),
  "builtins.open": (given, site, machine) => openFile(given, site, machine),
  "gzip.open": (given, site, machine) => openFile(given, site, machine),
  "bz2.open": (given, site, machine) => openFile(given, site, machine),
  "lzma.open": (given, site, machine) => openFile(given, site, machine),
  "io.open": (given, site, machine) => openFile(given, site, machine),
  "builtins.super": (_given, _site, machine) => superOf(machine),
  "builtins.print": (given, site, machine) => {
    show(union(...given.positional, given.rest), machine);
    elementsOf(union(given.rest), site, machine);
    const file = given.named.get("file") ?? nowhere;
    for (const one of file) if (one.region?.file) machine.file(one.region.file.path, true);
    machine.change(file, access(machine, null, "prints into {}"));
    callProtocol(file, machine);
    return scalarValue("NoneType");
  },
  "builtins.display": displays,
  "IPython.display.display": displays,
  "builtins.str": (given, _site, machine) => {
    show(allArguments(given), machine);
    const [first] = given.positional;
    return scalarValue("str", textOf(first));
  },
  "builtins.repr": looks,
  "builtins.format": looks,
  "builtins.isinstance": isOf,
  "builtins.issubclass": isOf,
  "builtins.callable": () => scalarValue("bool"),
  "builtins.id": () => scalarValue("int"),
  "builtins.type": (given, _site, machine) => {
    if (given.positional.length === 1) {
      inspect(given.positional[0] ?? nowhere, machine);
      return (given.positional[0] ?? nowhere).flatMap((one) =>
        one.region?.instanceOf
          ? [ref(one.region.instanceOf, "class")]
          : union([ref(null, "type")], classOf(one, machine)),
      );
    }
    return callUnknown(nowhere, given, machine, "makes a class by `type`");
  },
  "sys.modules.get": modules,
  "sys.modules.values": modules,
  "sys.modules.items": modules,
  "sys.modules.copy": modules,
  "importlib.reload": (given, site, machine) => {
    const [module = nowhere] = given.positional;
    machine.change(module, access(machine, site.roots[0] ?? null, "loads {} again"));
    machine.world("loads a module again");
    return module;
  },
  "os.path.join": (given, _site, machine) => scalarValue("str", joinedPath(given, machine)),
  "pathlib.Path": (given, _site, machine) => scalarValue("pathlib.Path", joinedPath(given, machine)),
  "pathlib.PurePath": (given, _site, machine) => scalarValue("pathlib.Path", joinedPath(given, machine)),
  "builtins.setattr": setsAttribute,
  "builtins.object.__setattr__": setsAttribute,
  "builtins.delattr": deletesAttribute,
  "builtins.object.__delattr__": deletesAttribute,
  "builtins.hasattr": (given, site, machine) => {
    const [of = nowhere, name = nowhere] = given.positional;
    const text = textOf(name);
    machine.read(of, access(machine, site.roots[0] ?? null, "reads {}"));
    if (text !== null) attributeOf(of, text, site.node, machine);
    else callSpecial(of, machine);
    return scalarValue("bool");
  },
  "importlib.import_module": (given, site, machine) => {
    const [name = nowhere] = given.positional;
    const text = textOf(name);
    if (text === null || given.positional.length > 1 || given.named.size > 0)
      return callUnknown(nowhere, given, machine, `calls ${calleeWords(site)}, of which nothing is known`);
    load(text, machine);
    bringIn(text, machine);
    return [machine.symbol(text)];
  },
  "operator.attrgetter": (given, site, machine) => asking(given, null, site, machine),
  "operator.methodcaller": (given, site, machine) =>
    asking(
      { ...given, positional: given.positional.slice(0, 1) },
      { ...given, positional: given.positional.slice(1) },
      site,
      machine,
    ),
  "builtins.object.__new__": (given, _site, machine) => newInstance(given, machine),
  "builtins.property": ({ positional: [get = nowhere, ...others], named, rest }) =>
    union(
      asProperty(union(get, named.get("fget") ?? nowhere, rest), "property"),
      asProperty(
        union(...others, named.get("fset") ?? nowhere, named.get("fdel") ?? nowhere, rest),
        "setter",
      ),
    ),
  "types.MethodType": (given) => {
    const [called = nowhere, self = nowhere] = given.positional;
    return called.flatMap((one) =>
      one.region?.function
        ? self.map((receiver) => ref(one.region, "bound", { method: { name: "bound", receiver } }))
        : [one],
    );
  },
  "builtins.getattr": (given, site, machine) => {
    const [from = nowhere, name = nowhere, otherwise = nowhere] = given.positional;
    const text = textOf(name);
    if (text !== null) return union(attributeOf(from, text, site.node, machine), otherwise);
    for (const one of from) runProperties(one, machine);
    return union(
      from.map((one) => ref(one.region, null)),
      ...from.map((one) => (one.region === null ? nowhere : machine.held(one.region))),
      otherwise,
    );
  },
  "builtins.abs": operates,
  "builtins.round": operates,
  "builtins.pow": operates,
  "builtins.divmod": (given, site, machine) => {
    const tuple = machine.made(site.node, "tuple");
    machine.hold(tuple, operates(given, site, machine));
    return [ref(tuple, "tuple")];
  },
  // What a function gives is what it is handed next, with another element.
  "functools.reduce": (given, site, machine) => {
    const [called = nowhere, source = nowhere, initial = nowhere] = given.positional;
    machine.read(union(called, source, initial), access(machine, null, "reads {}"));
    const elements = elementsOf(source, site.node, machine);
    let value = union(initial, elements);
    for (let before = -1; before !== value.length;) {
      before = value.length;
      const positional = [value, elements];
      value = union(value, callValue(called, { positional, named: new Map(), rest: nowhere }, site, machine));
    }
    return value;
  },
  "builtins.next": (given, site, machine) => {
    const [iterator = nowhere, otherwise = nowhere] = given.positional;
    machine.change(iterator, access(machine, site.roots[0] ?? null, "takes from {}"));
    return union(elementsOf(iterator, site.node, machine), otherwise);
  },
  "builtins.iter": (given, site, machine) => {
    const [source = nowhere, sentinel] = given.positional;
    const region = machine.made(site.node, "iterator");
    if (sentinel !== undefined) {
      machine.hold(region, source);
      region.deferred = {
        run: guarded(() => {
          const value = callHeld(source, site.node, machine);
          machine.hold(region, value);
          return value;
        }),
      };
      return [ref(region, "iterator")];
    }
    machine.setField(region, "sources", source);
    machine.hold(region, elementsOf(source, site.node, machine));
    return union(
      [ref(region, "iterator")],
      source.filter((one) => one.type === null || one.type === "generator" || one.type === "iterator"),
    );
  },
};

import { access } from "./access.js";
import { asking } from "./asking.js";
import { attributeOf, membersOf } from "./attribute.js";
import { callHeld } from "./call-held.js";
import { newInstance } from "./class.js";
import { calleeWords, callValue, type CallSite } from "./call.js";
import { callUnknown } from "./call-unknown.js";
import { guarded } from "./comprehension.js";
import { elementsOf } from "./elements.js";
import { openFile } from "./files.js";
import { bringIn, load } from "./imports.js";
import { hookShell } from "./hooks.js";
import { noteUse } from "./from-here-on.js";
import { allArguments, argumentsOf, type Arguments } from "./function.js";
import { nowhere, ref, scalarValue, textOf, union, type Ref, type Value } from "./heap.js";
import { callMember, callProtocol, callSpecial, inspect, runProperties } from "./instance.js";
import type { Machine } from "./machine.js";
import { operate, show } from "./operate.js";
import { store } from "./store.js";
import { superOf } from "./super.js";
import { dynamic, type Special } from "./special.js";

/** What Python's own functions do beyond what can be said of a library's. */
export function builtinCall(path: string): Special | undefined {
  return builtins[path];
}

/** As the operator does whose method it calls. */
function operates(given: Arguments, site: CallSite, machine: Machine): Value {
  machine.read(allArguments(given), access(machine, null, "reads {}"));
  return operate(calleeWords(site), given.positional, site.node, machine);
}

const setsAttribute: Special = (given, site, machine) => {
  const [into = nowhere, name = nowhere, value = nowhere] = given.positional;
  const attribute = textOf(name);
  store(into, { attribute }, value, access(machine, site.roots[0] ?? null, "sets attributes of {}"), machine);
  return scalarValue("NoneType");
};

const deletesAttribute: Special = (given, site, machine) => {
  const touched = access(machine, site.roots[0] ?? null, "deletes from {}");
  store(given.positional[0] ?? nowhere, { attribute: null }, nowhere, touched, machine);
  return scalarValue("NoneType");
};

/** The path of parts that are all known. */
function joinedPath({ positional, rest }: Arguments, machine: Machine): string | null {
  callSpecial(union(...positional, rest), machine);
  const texts = positional.map(textOf);
  return rest.length > 0 || texts.includes(null) ? null : texts.join("/");
}

const looks: Special = (given, _site, machine) => {
  show(allArguments(given), machine);
  return scalarValue("str");
};

/** With an id it can be shown anew, here or in another cell, by the handle that it gives. */
const displays: Special = (given, site, machine) => {
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
const isOf: Special = (given, _site, machine) => {
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
const modules: Special = (given, site, machine) => {
  noteUse("sys.modules", machine);
  return callUnknown(nowhere, given, machine, `calls ${calleeWords(site)}`);
};

const builtins: Readonly<Record<string, Special>> = {
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
      value = union(value, callValue(called, argumentsOf(positional), site, machine));
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

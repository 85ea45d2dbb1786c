import { copy, fresh, nothing, readsFile, scalar, use, writesFile } from "../behaviour.js";
import { table, together, under, type Library } from "../library.js";

/** Node's own modules, with and without their prefix. Those that are not listed are not known. */
function node(module: string, functions: Library["functions"]): Library {
  const names = [`node:${module}`, module];
  return {
    modules: names,
    source: "Node.js 20 documentation: https://nodejs.org/docs/latest-v20.x/api/",
    functions: together(
      ...names.flatMap((name) => [under(name, functions), under(`${name}.default`, functions)]),
    ),
    types: {},
    otherwise: null,
  };
}

const paths = table(
  [scalar("str"), "basename dirname extname format isAbsolute join normalize"],
  [scalar("str", { effects: [use("directory")] }), "relative resolve toNamespacedPath"],
);

const files = table(
  [scalar("bool", { effects: [readsFile()] }), "existsSync"],
  // a text where an encoding is given, else a buffer
  [fresh("buffer", { effects: [readsFile()] }), "readFileSync"],
  [fresh("list", { effects: [readsFile()] }), "readdirSync"],
  [fresh("file information", { effects: [readsFile()] }), "statSync"],
  [nothing({ effects: [writesFile()] }), "writeFileSync appendFileSync mkdirSync"],
);

/** A module of what is there without it too. */
function ofGlobals(module: string, global: string): Library {
  const names = [`node:${module}`, module];
  return {
    modules: names,
    source: "Node.js 20 documentation: https://nodejs.org/docs/latest-v20.x/api/globals.html",
    functions: new Map(),
    types: {},
    same: Object.fromEntries(
      names.flatMap((name) => [
        [`${name}.default`, global],
        [name, global],
      ]),
    ),
    otherwise: null,
  };
}

export const nodeModules: readonly Library[] = [
  ofGlobals("process", "builtins.process"),
  ofGlobals("timers", "builtins"),
  ofGlobals("console", "builtins.console"),
  node("path", paths),
  node("fs", files),
  node(
    "util",
    table([scalar("str"), "inspect format stripVTControlCharacters"], [copy("list"), "parseArgs"]),
  ),
];

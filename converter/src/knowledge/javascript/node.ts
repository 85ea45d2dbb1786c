import { copy, nothing, readsFile, scalar, writesFile } from "../behaviour.js";
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

const paths = table([
  scalar("str"),
  "basename dirname extname format isAbsolute join normalize relative resolve toNamespacedPath",
]);

const files = table(
  [scalar("str", { effects: [readsFile()] }), "readFileSync existsSync statSync readdirSync"],
  [nothing({ effects: [writesFile()] }), "writeFileSync appendFileSync mkdirSync"],
);

export const nodeModules: readonly Library[] = [
  node("path", paths),
  node("fs", files),
  node(
    "util",
    table([scalar("str"), "inspect format stripVTControlCharacters"], [copy("list"), "parseArgs"]),
  ),
];

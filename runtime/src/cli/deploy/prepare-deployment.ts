import { readFile, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { findRequirements, findSecrets, makeBundle, type FlowBundle } from "../../deploy/index.js";
import { FLOW, type Cell, type JsonSchema } from "../../engine/index.js";
import type { Json } from "../../python/index.js";
import { CliError } from "../cli-error.js";
import { readParameters } from "../parameters/read-parameters.js";
import { quoted, shownPath } from "../paths.js";
import { readInput } from "../read-input.js";
import { loadFlow, type LoadedFlow } from "../run/load-flow.js";
import { readTarget } from "../run/read-target.js";
import type { World } from "../world.js";
import { checkedTypes } from "./checked-types.js";
import type { DeployRequest } from "./deploy-request.js";

export interface Prepared {
  readonly flow: string;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly parameterSchema: JsonSchema | null;
  readonly description: string | null;
  readonly bundle: FlowBundle;
  /** The data files that are in it, as given. */
  readonly files: readonly string[];
  readonly requirements: { readonly count: number; readonly from: string } | null;
  /** What a person should look at before it runs elsewhere. */
  readonly warnings: readonly string[];
}

/** Bundles a flow as a request asks for it. Nothing is sent. */
export async function prepareDeployment(request: DeployRequest, world: World): Promise<Prepared> {
  const target = await readTarget(request.file, request.folder);
  const text = await readInput(target.path, target.asGiven);
  const loaded = await loadFlow(target, text, { group: request.group }, world);
  const schema = loaded.flow[FLOW].parameters;
  const parameters = readParameters(request.pairs, request.parameters, schema);
  const doubts = await checkedTypes(loaded, target.asGiven);
  const home = loaded.notebook === null ? dirname(loaded.scriptPath) : dirname(loaded.notebook);
  const python = await pythonOf(request, loaded, home, world);
  const files = [...new Set([...(await included(request)), ...python.files.map((file) => join(home, file))])];
  const root = commonFolder([dirname(loaded.scriptPath), home, ...files.map(dirname)]);
  const bundle = await makeBundle({
    script: loaded.scriptPath,
    text: loaded.scriptText,
    root,
    export: target.exportName,
    files,
    requirements: python.text,
    python: python.version,
    plan: (await loaded.plan()) as Json,
  });
  return {
    flow: loaded.flow[FLOW].name,
    parameters,
    parameterSchema: schema,
    description: request.description,
    bundle,
    files: files.map((file) => shownPath(file, world.cwd)),
    requirements: python.text === null ? null : { count: linesOf(python.text), from: python.from },
    warnings: [
      ...doubts,
      ...python.warnings,
      ...secretWarnings(loaded, text, target.asGiven),
      ...(await dataWarnings(loaded.cells, home, files)),
      ...deno(loaded),
    ],
  };
}

interface PythonOf {
  readonly text: string | null;
  readonly version: string | null;
  readonly from: string;
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

async function pythonOf(
  request: DeployRequest,
  loaded: LoadedFlow,
  folder: string,
  world: World,
): Promise<PythonOf> {
  if (!loaded.languages.includes("python"))
    return { text: null, version: null, from: "", files: [], warnings: [] };
  const found = await findRequirements({
    cells: loaded.cells,
    kernel: loaded.kernel,
    folder,
    python: request.python ?? undefined,
    env: world.env,
  });
  if (request.requirements !== null) {
    const path = resolve(request.folder, request.requirements);
    const text = await readFile(path, "utf8").catch(() => {
      throw new CliError(`There is no file ${request.requirements ?? ""} to read requirements from.`);
    });
    return { text, version: found.python, from: request.requirements, files: found.files, warnings: [] };
  }
  const warnings = found.unpinned.map(({ cell, module, why }) => {
    const where = cell === null ? "" : ` (cell ${cell} imports it)`;
    return `${module} can't be pinned${where}: ${why}. Name what it needs with --requirements FILE.`;
  });
  return { text: found.text, version: found.python, from: found.executable, files: found.files, warnings };
}

/** Each of `--include`: a file, or all files of a folder. */
async function included({ include, folder }: DeployRequest): Promise<readonly string[]> {
  const { glob } = await import("tinyglobby");
  const files: string[] = [];
  for (const given of include) {
    const path = resolve(folder, given);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() === true) files.push(path);
    else {
      const pattern = found?.isDirectory() === true ? `${given.replace(/\/+$/u, "")}/**` : given;
      const matched = await glob(pattern, { cwd: folder, absolute: true, dot: false });
      if (matched.length === 0) throw new CliError(`--include ${given} names no file.`);
      files.push(...matched.map((match) => resolve(match)));
    }
  }
  return files;
}

function commonFolder(folders: readonly string[]): string {
  const [first = sep, ...others] = folders;
  let common = first;
  for (const folder of others) {
    while (!isIn(common, folder)) common = dirname(common);
  }
  return common;
}

function isIn(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}

function secretWarnings(loaded: LoadedFlow, text: string, file: string): readonly string[] {
  const { cells, scriptText } = loaded;
  const inCells = cells.flatMap(({ number, source }) => findSecrets(source, number));
  // what a notebook shows stays here; the bundle has its cells alone. It is told all the same, as notebooks are shared
  const inOutputs = outputsOf(text).flatMap(({ cell, output }) =>
    findSecrets(output, cell).map((found) => ({ ...found, what: `${found.what} in the output` })),
  );
  const inScript = cells.length > 0 ? [] : findSecrets(scriptText, null);
  return [...inCells, ...inOutputs, ...inScript].map(({ what, cell, line }) => {
    const where = cell === null ? `${file}, line ${line}` : `cell ${cell}, line ${line}`;
    return `${where} seems to hold ${what}. Read it from the environment or a block: whoever can read the bundle can read it.`;
  });
}

function outputsOf(text: string): readonly { readonly cell: number; readonly output: string }[] {
  if (!text.trimStart().startsWith("{")) return [];
  try {
    const { cells = [] } = JSON.parse(text) as {
      readonly cells?: readonly { readonly cell_type?: string; readonly outputs?: readonly unknown[] }[];
    };
    return cells
      .filter(({ cell_type: type }) => type === "code")
      .map(({ outputs = [] }, index) => ({ cell: index + 1, output: textsIn(outputs).join("") }));
  } catch {
    return [];
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value.length > 100_000 ? "" : value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, each]) => (key.startsWith("image/") ? [] : textsIn(each)));
  return [];
}

/** Files here that a cell names, and that do not come along. */
async function dataWarnings(
  cells: readonly Cell[],
  folder: string,
  files: readonly string[],
): Promise<readonly string[]> {
  const warnings: string[] = [];
  const seen = new Set<string>();
  for (const { number, source } of cells) {
    for (const [, , path = ""] of source.matchAll(/(["'])([^"'\n]{1,200})\1/gu)) {
      if (seen.has(path) || !/[./]/u.test(path) || /^\w+:\/\//u.test(path)) continue;
      seen.add(path);
      const file = resolve(folder, path);
      if (files.includes(file) || !isIn(folder, file) || file === folder) continue;
      const found = await stat(file).catch(() => null);
      if (found?.isFile() !== true) continue;
      warnings.push(
        `cell ${number} names ${path}, which is not in the bundle. It comes along with --include ${quoted(path)}`,
      );
    }
  }
  return warnings;
}

function deno({ languages }: LoadedFlow): readonly string[] {
  return languages.some((language) => language !== "python")
    ? ["Its cells of TypeScript need Deno where it runs: on PATH, or in NBFLOW_DENO."]
    : [];
}

function linesOf(text: string): number {
  return text.split("\n").filter((line) => /^[^#\s]/u.test(line)).length;
}

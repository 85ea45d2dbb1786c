import { access, constants, stat } from "node:fs/promises";
import path from "node:path";
import { InterpreterError } from "./interpreter-error.js";
import { findKernelspec, jupyterDataFolders } from "./kernelspec.js";

export interface InterpreterQuery {
  /** What `--python` says: a path, or a command on PATH. */
  readonly python?: string | undefined;
  /** The kernel that the notebook names. */
  readonly kernel?: string | null | undefined;
  /** The notebook's folder. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Interpreter {
  readonly executable: string;
  /** Why this one, in words: "the active environment (VIRTUAL_ENV)". */
  readonly how: string;
  /** What its kernelspec adds to the environment; empty otherwise. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * The Python that the notebook's cells run in: `--python`, NBFLOW_PYTHON, the active environment, a `.venv` or `venv`
 * in the notebook's folder or above it, the notebook's kernelspec, `python3` or `python` on PATH; the first that is there.
 * Throws an InterpreterError that says what was tried.
 */
export async function findInterpreter(query: InterpreterQuery): Promise<Interpreter> {
  const { env } = query;
  const tried: string[] = [];
  for (const [asked, name] of [
    [query.python, "--python"],
    [env["NBFLOW_PYTHON"], "NBFLOW_PYTHON"],
  ] as const) {
    if (asked === undefined || asked === "") continue;
    const executable = await asGiven(asked, env);
    if (executable !== null) return { executable, how: name, env: {} };
    const hint = `Give ${name} the path of a Python interpreter, or of an environment's folder.`;
    throw new InterpreterError(
      `${name} names ${asked}, and there is no Python.`,
      [`${name}: ${asked}`],
      hint,
    );
  }

  const prefixes: string[] = [];
  for (const name of ["VIRTUAL_ENV", "CONDA_PREFIX"]) {
    const prefix = env[name];
    if (prefix === undefined || prefix === "") continue;
    const executable = await inEnvironment(prefix);
    if (executable !== null) return { executable, how: `the active environment (${name})`, env: {} };
    tried.push(`${name}: no Python in ${prefix}`);
  }

  for (const folder of upwards(query.folder)) {
    for (const name of [".venv", "venv"]) {
      const prefix = path.join(folder, name);
      const executable = await inEnvironment(prefix);
      if (executable !== null) return { executable, how: `the environment ${prefix}`, env: {} };
    }
  }
  tried.push(`.venv or venv in ${query.folder} or above it: none`);

  const onPath = await first(["python3", "python"].map((name) => () => onPathOf(name, env)));
  if (onPath !== null) prefixes.push(path.dirname(path.dirname(onPath)));
  if (query.kernel) {
    const found = await ofKernel(query.kernel, env, prefixes);
    if (typeof found !== "string") return found;
    tried.push(found);
  }

  if (onPath !== null) return { executable: onPath, how: `${path.basename(onPath)} on PATH`, env: {} };
  tried.push("python3 and python on PATH: none");
  throw new InterpreterError(
    `No Python was found to run the notebook with.\n${tried.map((line) => `  ${line}`).join("\n")}`,
    tried,
    "Activate the notebook's environment, or give --python PATH.",
  );
}

/** The interpreter of a kernelspec, or why it will not do. */
async function ofKernel(
  name: string,
  env: NodeJS.ProcessEnv,
  prefixes: readonly string[],
): Promise<Interpreter | string> {
  const spec = await findKernelspec(name, jupyterDataFolders(env, prefixes));
  if (spec === null) return `the kernel ${name}: no such kernelspec`;
  const [command = ""] = spec.argv;
  if (spec.language !== "" && spec.language.toLowerCase() !== "python")
    return `the kernel ${name}: ${spec.file} is for ${spec.language}`;
  const executable = await asGiven(command, env);
  if (executable === null) return `the kernel ${name}: ${command} of ${spec.file} is gone`;
  return { executable, how: `the kernel ${name} (${spec.file})`, env: expanded(spec.env, env) };
}

/** As Jupyter fills in `${NAME}` in a kernelspec's environment. */
function expanded(
  values: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const fill = (text: string) =>
    text.replaceAll(/\$\{(\w+)\}|\$(\w+)/gu, (all, a: string, b: string) => env[a ?? b] ?? all);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
}

async function asGiven(asked: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  if (!asked.includes("/") && !asked.includes(path.sep)) return onPathOf(asked, env);
  const whole = path.resolve(asked);
  return (await isExecutable(whole)) ? whole : inEnvironment(whole);
}

async function inEnvironment(prefix: string): Promise<string | null> {
  return first(
    ["bin/python", "bin/python3"].map((name) => async () => {
      const executable = path.join(prefix, name);
      return (await isExecutable(executable)) ? executable : null;
    }),
  );
}

async function onPathOf(name: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const folders = (env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return first(
    folders.map((folder) => async () => {
      const executable = path.join(folder, name);
      return (await isExecutable(executable)) ? executable : null;
    }),
  );
}

async function first(makers: readonly (() => Promise<string | null>)[]): Promise<string | null> {
  for (const make of makers) {
    const found = await make();
    if (found !== null) return found;
  }
  return null;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function* upwards(folder: string): Generator<string> {
  let here = path.resolve(folder);
  for (;;) {
    yield here;
    const above = path.dirname(here);
    if (above === here) return;
    here = above;
  }
}

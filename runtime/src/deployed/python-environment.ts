import { execFile, type ExecFileException } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { takeLock } from "../platform/index.js";

export interface EnvironmentRequest {
  /** A pip requirements file's text. */
  readonly requirements: string;
  /** `3.12`; null for any. */
  readonly python: string | null;
  /** The state folder: environments are made in it once, and stay. */
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  /** Told what takes time. */
  readonly tell: (text: string) => void;
}

/** Raised when the way in which environments are made changes, so that old ones are not taken for new. */
const RECIPE = 2;
const LOOK_MS = 250;

/** A Python environment can't be made. */
class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/**
 * The interpreter of an environment with the packages of a requirements file, made once for each content of it: by uv where that is
 * on PATH (or NBFLOW_UV), else by venv and pip. One whose making was interrupted is never used.
 * @throws EnvironmentError with what the tool said.
 */
export async function pythonEnvironment(request: EnvironmentRequest): Promise<string> {
  const { requirements, python, home } = request;
  const content = JSON.stringify([RECIPE, python, requirements, process.platform, process.arch]);
  const name = createHash("sha256").update(content).digest("hex").slice(0, 20);
  const parent = join(home, "environments");
  const folder = join(parent, name);
  const interpreter = join(folder, "bin", "python");
  const complete = join(folder, "complete");
  if (existsSync(complete)) return interpreter;
  mkdirSync(parent, { recursive: true });
  const lock = `${folder}.lock`;
  while (!takeLock(lock)) {
    await delay(LOOK_MS);
    if (existsSync(complete)) return interpreter;
  }
  try {
    if (existsSync(complete)) return interpreter;
    rmSync(folder, { recursive: true, force: true });
    const file = `${folder}.txt`;
    writeFileSync(file, requirements);
    request.tell(`Making the Python environment ${name} …`);
    await make(folder, interpreter, file, request);
    writeFileSync(complete, "");
    return interpreter;
  } finally {
    rmSync(lock, { force: true });
  }
}

async function make(
  folder: string,
  interpreter: string,
  file: string,
  request: EnvironmentRequest,
): Promise<void> {
  const { env, python, tell } = request;
  const uv = env["NBFLOW_UV"] ?? "uv";
  if (await works([uv, "--version"], env)) {
    await mustRun([uv, "venv", "--quiet", ...(python === null ? [] : ["--python", python]), folder], env);
    // as pip does: the environment is made once, and imported from by each run
    const install = ["pip", "install", "--quiet", "--compile-bytecode", "--python", interpreter, "-r", file];
    await mustRun([uv, ...install], env);
    return;
  }
  const base = await basePython(python, env);
  const version = await run([base, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"], env);
  if (python !== null && version.text.trim() !== python)
    tell(`The flow ran with Python ${python}; there is ${version.text.trim()} (${base}).`);
  await mustRun([base, "-m", "venv", folder], env);
  await mustRun(
    [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", file],
    env,
  );
}

async function basePython(python: string | null, env: NodeJS.ProcessEnv): Promise<string> {
  const names = [...(python === null ? [] : [`python${python}`]), "python3", "python"];
  for (const name of names) if (await works([name, "--version"], env)) return name;
  throw new EnvironmentError(
    `There is no Python to run the flow's cells with (tried ${names.join(", ")}).`,
    "Install Python, or set NBFLOW_PYTHON to an interpreter that has what the flow needs.",
  );
}

async function works(words: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await run(words, env)).failed === null;
}

async function mustRun(words: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { failed, text } = await run(words, env);
  if (failed === null) return;
  const said = text.trim().split("\n").slice(-15).join("\n");
  throw new EnvironmentError(
    `The Python environment can't be made: ${words.slice(0, 3).join(" ")} … failed.\n${said === "" ? failed.message : said}`,
    "Deploy it again with --requirements FILE that can be installed there, or set NBFLOW_PYTHON to an interpreter that has them.",
  );
}

function run(
  [program = "", ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ readonly failed: ExecFileException | null; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(program, args, { env, maxBuffer: 64 * 1024 * 1024 }, (failed, stdout, stderr) =>
      resolve({ failed, text: `${stdout}${stderr}` }),
    );
  });
}

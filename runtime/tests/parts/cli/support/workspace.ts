import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach } from "vitest";

const run = promisify(execFile);

/** The interpreter that tests use: it has ipykernel, pandas and matplotlib. */
export const PYTHON = process.env["NBFLOW_TEST_PYTHON"] ?? "python3";

/** A folder of its own for a test, with a state folder in it. */
export interface Workspace {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  path(name: string): string;
  write(name: string, text: string): Promise<string>;
  read(name: string): Promise<string>;
  json<Value>(name: string): Promise<Value>;
  /** Writes a notebook; a text is a code cell, `# …` at its start makes it Markdown. */
  notebook(name: string, cells: readonly NotebookCell[]): Promise<string>;
  /** What still runs and was started in this workspace. */
  processes(): Promise<readonly string[]>;
}

export type NotebookCell = string | { readonly source: string; readonly tags?: readonly string[] };

async function makeWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "nbflow test "));
  const path = (name: string) => join(folder, name);
  const env: NodeJS.ProcessEnv = { ...process.env, NBFLOW_HOME: path("home"), NBFLOW_TEST_MARK: folder };
  for (const name of ["NO_COLOR", "FORCE_COLOR", "NBFLOW_DEBUG", "VIRTUAL_ENV", "CONDA_PREFIX"])
    delete env[name];
  for (const name of Object.keys(env)) if (/^(?:NBFLOW_API|PREFECT)_/u.test(name)) delete env[name];
  env["PREFECT_HOME"] = path("prefect");
  const write = async (name: string, text: string) => {
    await mkdir(dirname(path(name)), { recursive: true });
    await writeFile(path(name), text);
    return path(name);
  };
  return {
    folder,
    env,
    path,
    write,
    read: (name) => readFile(path(name), "utf8"),
    json: async <Value>(name: string) => JSON.parse(await readFile(path(name), "utf8")) as Value,
    notebook: (name, cells) => write(name, notebookText(cells)),
    processes: () => processesWith(folder),
  };
}

export function notebookText(cells: readonly NotebookCell[]): string {
  return JSON.stringify({
    cells: cells.map((cell) => {
      const { source, tags = [] } = typeof cell === "string" ? { source: cell } : cell;
      if (source.startsWith("# ")) return { cell_type: "markdown", metadata: {}, source };
      return { cell_type: "code", metadata: { tags }, source, outputs: [], execution_count: null };
    }),
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    nbformat: 4,
    nbformat_minor: 4,
  });
}

/** Processes have the workspace in their environment, which their children inherit. */
async function processesWith(mark: string): Promise<readonly string[]> {
  const script =
    'for f in /proc/[0-9]*; do grep -qsF "NBFLOW_TEST_MARK=$0" $f/environ && tr "\\0" " " < $f/cmdline && echo; done; true';
  const { stdout } = await run("sh", ["-c", script, mark], { env: { PATH: process.env["PATH"] ?? "" } });
  return stdout.split("\n").filter((line) => line.trim() !== "");
}

/** A workspace of its own for each test of a file. */
export function useWorkspace(): Workspace {
  const current: { workspace?: Workspace } = {};
  beforeEach(async () => {
    current.workspace = await makeWorkspace();
  });
  afterEach(async () => {
    if (current.workspace !== undefined) await rm(current.workspace.folder, { recursive: true, force: true });
  });
  return new Proxy({} as Workspace, {
    get(_, name) {
      if (current.workspace === undefined) throw new Error("A workspace is there in a test alone.");
      return current.workspace[name as keyof Workspace];
    },
  });
}

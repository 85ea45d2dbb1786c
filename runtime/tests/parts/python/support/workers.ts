import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach } from "vitest";
import {
  startWorker,
  type CellOutput,
  type CellResult,
  type PythonWorker,
} from "../../../../src/python/index.js";

/** The interpreter that tests use: it has ipykernel, nbclient, ipywidgets and matplotlib. */
export const PYTHON = process.env["NBFLOW_TEST_PYTHON"] ?? "python3";

let folder = "";
const open: PythonWorker[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nbflow worker "));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((worker) => worker.close()));
  await rm(folder, { recursive: true });
});

/** The test's own folder; workers run in it, and what they start can be told by it. */
export const here = (): string => folder;

/** A worker in the test's folder, closed at its end. */
export function worker(executable = PYTHON, variables: NodeJS.ProcessEnv = {}): PythonWorker {
  const env = { ...process.env, ...variables, NBFLOW_TEST_MARK: folder };
  const started = startWorker({ executable, folder, env });
  open.push(started);
  return started;
}

/** Gives cells their numbers as they come. */
export function runner(target: PythonWorker) {
  let cell = 0;
  return (source: string, onOutput: (output: CellOutput) => void = () => {}): Promise<CellResult> =>
    target.execute({ cell: ++cell, source, mayRaise: false }, onOutput);
}

export function textOf(outputs: readonly CellOutput[], name: "stdout" | "stderr" = "stdout"): string {
  return outputs
    .map((output) => (output.output_type === "stream" && output.name === name ? output.text : ""))
    .join("");
}

/** The command lines of what still runs and was started in the test's folder. */
export async function processes(): Promise<readonly string[]> {
  if (process.platform !== "linux") {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-E", "-o", "command="]);
    return stdout.split("\n").filter((line) => line.includes(folder));
  }
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/u.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const [environ, command] = await Promise.all(
        ["environ", "cmdline"].map((file) => read(`/proc/${pid}/${file}`)),
      );
      return environ?.includes(`NBFLOW_TEST_MARK=${folder}`) ? [command?.replaceAll("\0", " ") ?? pid] : [];
    }),
  );
  return found.flat();
}

async function read(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => "");
}

/** Resolves when the condition holds. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { seenIn, type Seen } from "./outputs.js";

const here = dirname(fileURLToPath(import.meta.url));
export const samples = resolve(here, "../..");
export const cases = resolve(here, "../cases");

/** The command as it is published: built, not from its sources. */
const nbflowCommand = resolve(samples, "../runtime/bin/nbflow.mjs");

/** The interpreter with the samples' packages, which `npm test` makes. */
export const python = process.env["NBFLOW_TEST_PYTHON"] ?? "";

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function end(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const bin = dirname(python);
  const active = { ...process.env, VIRTUAL_ENV: dirname(bin), PATH: `${bin}:${process.env["PATH"]}` };
  return new Promise((done) => {
    const options = {
      cwd,
      env: { ...active, MLFLOW_DISABLE_TELEMETRY: "true", ...env },
      maxBuffer: 64 * 1024 * 1024,
    };
    execFile(file, args, options, (error, stdout, stderr) => {
      done({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, stdout, stderr });
    });
  });
}

/** A folder of a test's own, with a copy of another one in `work`; `put away` removes it. */
export async function workplace(source: string) {
  const folder = await mkdtemp(join(tmpdir(), "nbflow-samples-"));
  const work = join(folder, "work");
  await cp(source, work, { recursive: true });
  return {
    work,
    nbflow: (...words: string[]) =>
      end(process.execPath, [nbflowCommand, ...words], work, { NBFLOW_HOME: join(folder, "home") }),
    python: (...words: string[]) => end(python, words, work),
    putAway: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface Outcome extends Ended {
  /** What stands under each code cell. */
  readonly cells: readonly { readonly source: string; readonly seen: readonly Seen[] }[];
}

/** What came of a run; the folder's own name, which is of the test, stands for no difference. */
export async function outcome(ended: Ended, report: string, folder: string): Promise<Outcome> {
  const stdout = ended.stdout.replaceAll(folder, "<folder>");
  return { ...ended, stdout, cells: seenIn(JSON.parse(await readFile(report, "utf8")), folder) };
}

import { resolve } from "node:path";
import type { PythonRequest } from "../engine/index.js";
import type { DenoError } from "../deno/index.js";
import { lackForPython } from "../platform/index.js";
import { findInterpreter, InterpreterError, startWorker, type PythonWorker } from "../python/index.js";
import { stateFolder } from "../store/index.js";

/** What a flow asks for, before there is a run of it. */
export type Wish = Omit<PythonRequest, "flowRunId">;

export interface Place {
  /** Where cells run. */
  readonly folder: string;
  /** `--python`. */
  readonly python: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface StartedWorker {
  readonly worker: PythonWorker;
  /** The interpreter; null for a worker that runs no Python. */
  readonly executable: string | null;
  /** The Deno that was not found, where Node runs the cells in its place; else null. */
  readonly without: DenoError | null;
}

/** Finds what the flow asks for, and starts it. Rejects where there is none. */
export async function findAndStart(wish: Wish, { folder, python, env }: Place): Promise<StartedWorker> {
  if (wish.language !== "python") return startScript(wish, { folder, env });
  const lack = lackForPython();
  if (lack !== null) throw new InterpreterError(lack.message, [], lack.hint);
  const { executable, env: own } = await findInterpreter({ python, kernel: wish.kernel, folder, env });
  const pycache = resolve(stateFolder(env), "pycache");
  const worker = startWorker({ executable, folder, env: { ...env, ...own }, pycache });
  return { worker, executable, without: null };
}

async function startScript(
  { kernel }: Wish,
  { folder, env }: Pick<Place, "folder" | "env">,
): Promise<StartedWorker> {
  const { DenoError, findDeno, startDeno } = await import("../deno/index.js");
  try {
    const executable = await findDeno({ folder, env });
    return { worker: startDeno({ executable, folder, env }), executable: null, without: null };
  } catch (error) {
    // What was written for another kernel may not need Deno.
    if (!(error instanceof DenoError) || kernel === "deno") throw error;
    const { startNode } = await import("../node-cells/index.js");
    return { worker: startNode({ folder, env }), executable: null, without: error };
  }
}

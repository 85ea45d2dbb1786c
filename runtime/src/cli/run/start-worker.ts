import { resolve } from "node:path";
import type { PythonRequest } from "../../engine/index.js";
import { findDeno, startDeno } from "../../deno/index.js";
import { findInterpreter, startWorker, type PythonWorker } from "../../python/index.js";
import { stateFolder } from "../../store/sqlite/index.js";

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
  /** Null for a worker that runs no Python. */
  readonly interpreter: {
    readonly executable: string;
    readonly folder: string;
    readonly env: Readonly<Record<string, string | undefined>>;
  } | null;
}

/** Finds what the flow asks for, and starts it. Rejects where there is none. */
export async function findAndStart(wish: Wish, { folder, python, env }: Place): Promise<StartedWorker> {
  if (wish.language !== "python") {
    const executable = await findDeno({ folder, env });
    return { worker: startDeno({ executable, folder, env }), interpreter: null };
  }
  const found = await findInterpreter({ python, kernel: wish.kernel, folder, env });
  const interpreter = { executable: found.executable, folder, env: { ...env, ...found.env } };
  const worker = startWorker({ ...interpreter, pycache: resolve(stateFolder(env), "pycache") });
  return { worker, interpreter };
}

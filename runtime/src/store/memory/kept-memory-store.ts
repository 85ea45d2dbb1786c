import { closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { newState } from "../../state/index.js";
import type { StoredResult } from "../../values/index.js";
import type { RunStore, TaskRunChange } from "../run-store.js";
import { memoryStore } from "./memory-store.js";

/** Raised when what is written changes, so that older files are not read. */
const FORM = 1;

/** What changes a run, and is called again in the same way to have it back. */
const AS_CALLED = [
  "createFlowRun",
  "renameFlowRun",
  "createTaskRun",
  "recordTaskRunState",
  "setFlowRunInput",
] as const satisfies readonly (keyof RunStore)[];

type Method = (typeof AS_CALLED)[number] | "proposeFlowRunState" | "takeFlowRun";
type AnyMethod = (...args: readonly unknown[]) => Promise<unknown>;

export interface KeptStoreOptions {
  readonly location: string;
  /** The file that has what was written. */
  readonly file: string;
  readonly valuesFolder: string;
}

/**
 * A memory store that another process can go on with: each write is a line of a file, and is done again when that is opened. It
 * outlives its process, however that ends. Logs and artifacts are not kept.
 */
export async function keptMemoryStore({ location, file, valuesFolder }: KeptStoreOptions): Promise<RunStore> {
  const memory = { ...memoryStore(location), valuesFolder };
  for (const [method, args] of linesOf(file)) await methodOf(memory, method)(...revived(method, args));
  const isNew = !existsSync(file);
  const handle = openSync(file, "a");
  if (isNew) writeSync(handle, `${JSON.stringify({ form: FORM })}\n`);
  // what a process that was killed has written of a line ends there
  else writeSync(handle, "\n");

  const write = (method: Method, ...args: readonly unknown[]): void =>
    void writeSync(handle, `${JSON.stringify([method, written(method, args)])}\n`);
  const writing = (method: Method): AnyMethod => {
    const call = methodOf(memory, method);
    return async (...args) => {
      const given = await call(...args);
      write(method, ...args);
      return given;
    };
  };
  const kept = Object.fromEntries(AS_CALLED.map((method) => [method, writing(method)])) as Pick<
    RunStore,
    (typeof AS_CALLED)[number]
  >;
  // a rule may make a state of its own, which must be the same the next time: what came of it is written
  const force = { force: true };
  return {
    ...memory,
    ...kept,
    async proposeFlowRunState(id, state, options) {
      const answer = await memory.proposeFlowRunState(id, state, options);
      const entered = newState(answer);
      if (entered !== null) write("proposeFlowRunState", id, entered, force);
      return answer;
    },
    async takeFlowRun(id, processId, state, options) {
      const answer = await memory.takeFlowRun(id, processId, state, options);
      const entered = newState(answer);
      if (answer.status === "ACCEPT") write("takeFlowRun", id, processId, answer.state, force);
      else if (entered !== null) write("proposeFlowRunState", id, entered, force);
      return answer;
    },
    async crashFlowRun(id, processId, state) {
      const ran = (await memory.taskRuns(id)).filter((task) => task.state?.type === "RUNNING");
      const isCrashed = await memory.crashFlowRun(id, processId, state);
      if (!isCrashed) return false;
      write("proposeFlowRunState", id, (await memory.flowRun(id))?.state, force);
      for (const task of ran) write("recordTaskRunState", await memory.taskRun(task.id));
      return true;
    },
    close: async () => closeSync(handle),
  };
}

function methodOf(store: RunStore, method: Method): AnyMethod {
  return store[method] as AnyMethod;
}

function linesOf(file: string): readonly (readonly [Method, readonly unknown[]])[] {
  if (!existsSync(file)) return [];
  const [head, ...lines] = readFileSync(file, "utf8").split("\n");
  if ((parsed(head ?? "") as { readonly form?: number } | null)?.form !== FORM) return [];
  return lines.flatMap((line) => {
    const call = parsed(line) as readonly [Method, readonly unknown[]] | null;
    return call === null ? [] : [call];
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}

function written(method: Method, args: readonly unknown[]): readonly unknown[] {
  if (method !== "recordTaskRunState") return args;
  const [{ stored, ...change }] = args as readonly [TaskRunChange];
  if (stored === null || stored === undefined) return [change];
  return [{ ...change, stored: { ...stored, bytes: Buffer.from(stored.bytes).toString("base64") } }];
}

function revived(method: Method, args: readonly unknown[]): readonly unknown[] {
  if (method !== "recordTaskRunState") return args;
  const [{ stored, ...change }] = args as readonly [{ readonly stored?: StoredResult & { bytes: unknown } }];
  if (stored === undefined) return [change];
  return [{ ...change, stored: { ...stored, bytes: Buffer.from(String(stored.bytes), "base64") } }];
}

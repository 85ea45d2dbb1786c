import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptMemoryStore, memoryStore, type RunStore } from "../store/index.js";
import type { Payload } from "./payload.js";

/** What a run that has not completed leaves for a further try is kept for so long. */
const DAYS = 14;
const DAY_MS = 86_400_000;

/** Where a deployed run has its files and what it has done. */
export interface RunFolder {
  /** Its files. */
  readonly path: string;
  readonly store: RunStore;
  /** An earlier process has begun the run here, and this one goes on with it. */
  readonly isKept: boolean;
  /** Why it can't go on with what an earlier process has left; null where it can, and where there is nothing. */
  readonly refused: string | null;
  /** Ends the use of it; `keep` leaves it for a further try. */
  close(keep: boolean): Promise<void>;
}

/**
 * A flow run's folder in the state folder: it has the same path at each try, and what completed tasks have written to it is there
 * for those that come after.
 */
export async function openRunFolder(payload: Payload, home: string, flowRunId: string): Promise<RunFolder> {
  const parent = join(home, "deployed");
  const folder = join(parent, flowRunId);
  removeOld(parent);
  const mark = join(folder, "files.sha256");
  const now = hashOf(payload);
  const before = existsSync(mark) ? readFileSync(mark, "utf8") : null;
  const isChanged = before !== null && before !== now;
  let store = before === now ? await storeIn(folder) : null;
  const isCompleted = (await store?.flowRun(flowRunId))?.state?.type === "COMPLETED";
  if (store === null || isCompleted) {
    await store?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    mkdirSync(join(folder, "values"), { recursive: true });
    writeFileSync(mark, now);
    store = await storeIn(folder);
  }
  const opened = store;
  return {
    path: join(folder, "run"),
    store: opened,
    isKept: (await opened.flowRun(flowRunId)) !== null,
    refused: isChanged
      ? "the files that the deployment brings were changed since"
      : isCompleted
        ? "an earlier try has completed"
        : null,
    async close(keep) {
      await opened.close();
      if (!keep) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function storeIn(folder: string): Promise<RunStore> {
  const file = join(folder, "calls.jsonl");
  return keptMemoryStore({ location: "the server", file, valuesFolder: join(folder, "values") });
}

/** Of a run that no server knows. */
export function temporaryRunFolder(): RunFolder {
  const path = mkdtempSync(join(tmpdir(), "nbflow-run-"));
  return {
    path,
    store: memoryStore("memory"),
    isKept: false,
    refused: null,
    close: async () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}

function hashOf({ files }: Payload): string {
  return createHash("sha256").update(JSON.stringify(files)).digest("hex");
}

function removeOld(parent: string): void {
  const names = existsSync(parent) ? readdirSync(parent) : [];
  for (const name of names) {
    const folder = join(parent, name);
    const used = [join(folder, "calls.jsonl"), folder].map((path) =>
      statSync(path, { throwIfNoEntry: false }),
    );
    const last = Math.max(...used.map((found) => found?.mtimeMs ?? 0));
    if (Date.now() - last > DAYS * DAY_MS) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

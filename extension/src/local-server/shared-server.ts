import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { ServerAddress } from "../server-client/index.js";

const patience = 5_000;

/** Where `nbflow` keeps its state: `NBFLOW_HOME`, by default `~/.nbflow`. */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(environment["NBFLOW_HOME"] || join(homedir(), ".nbflow"));
}

/**
 * The server that `nbflow server start --shared` has told of in the state folder, once it has answered to its key. A file
 * that others than its user could have written or read tells of none.
 */
export async function sharedServer(home: string): Promise<ServerAddress | undefined> {
  try {
    const file = join(home, "server.json");
    const { mode, uid } = await stat(file);
    const mine = process.getuid?.();
    if (mine !== undefined && (uid !== mine || (mode & 0o077) !== 0)) return undefined;
    const { url, key, pid } = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
    if (typeof url !== "string" || typeof key !== "string" || typeof pid !== "number") return undefined;
    process.kill(pid, 0);
    const answer = await fetch(`${url}/api/admin/version`, {
      headers: { Authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(patience),
    });
    return answer.ok ? { api: `${url}/api`, key } : undefined;
  } catch {
    return undefined;
  }
}

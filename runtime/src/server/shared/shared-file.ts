import { link, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { v7 } from "uuid";

/** A server that a person's own programs find and share, as its file tells it. */
export interface SharedServer {
  /** Such as `http://127.0.0.1:41234`; the API is below `/api`. */
  readonly url: string;
  readonly key: string;
  readonly pid: number;
}

const fileIn = (home: string): string => join(home, "server.json");
/** For each attempt another server may have come or gone. */
const ATTEMPTS = 5;
const PATIENCE_MS = 5000;

/** The shared server of a state folder, once it has answered to its key; null where there is none. */
export async function runningShared(home: string): Promise<SharedServer | null> {
  const told = await readShared(home);
  return told !== null && (await answers(told)) ? told : null;
}

/**
 * Tells of a server in a file that its user alone can read. Where another one is told of, and answers, gives that and leaves its file.
 * The file is there whole or not at all.
 */
export async function publishShared(home: string, server: SharedServer): Promise<SharedServer | null> {
  await mkdir(home, { recursive: true });
  const written = join(home, `server-${v7()}.tmp`);
  await writeFile(written, `${JSON.stringify(server)}\n`, { mode: 0o600, flag: "wx" });
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await link(written, fileIn(home));
        return null;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt === ATTEMPTS) throw error;
      }
      const other = await runningShared(home);
      if (other !== null) return other;
      await rm(fileIn(home), { force: true });
    }
  } finally {
    await rm(written, { force: true });
  }
}

/** Takes the file away, where it still tells of this server. */
export async function withdrawShared(home: string, server: SharedServer): Promise<void> {
  const told = await readShared(home);
  if (told?.key === server.key) await rm(fileIn(home), { force: true });
}

/** A file that others could have written or read is none. */
async function readShared(home: string): Promise<SharedServer | null> {
  try {
    const { mode, uid } = await stat(fileIn(home));
    const mine = process.getuid?.();
    if (mine !== undefined && (uid !== mine || (mode & 0o077) !== 0)) return null;
    const { url, key, pid } = JSON.parse(await readFile(fileIn(home), "utf8")) as Record<string, unknown>;
    if (typeof url !== "string" || typeof key !== "string" || typeof pid !== "number") return null;
    return { url, key, pid };
  } catch {
    return null;
  }
}

async function answers({ url, key, pid }: SharedServer): Promise<boolean> {
  try {
    process.kill(pid, 0);
    const answer = await fetch(`${url}/api/admin/version`, {
      headers: { Authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

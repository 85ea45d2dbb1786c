import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isAlive, takeLock, type ProcessIdentity } from "../../platform/index.js";
import type { Wire } from "../wire/index.js";
import { Journal } from "./journal.js";
import { Sender } from "./sender.js";

export interface Leftover {
  readonly path: string;
  readonly url: string;
  readonly process: ProcessIdentity;
}

/** The journals that processes have left which are gone. One that can't be read is passed over. */
export function leftovers(folder: string): readonly Leftover[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name);
      try {
        const head = Journal.headOf(path);
        return isAlive(head.process) === false ? [{ path, url: head.url, process: head.process }] : [];
      } catch {
        return [];
      }
    });
}

export interface Sent {
  readonly path: string;
  readonly isSent: boolean;
  readonly error: Error | null;
  readonly refused: readonly string[];
}

/** Sends one of them, and deletes it when all of it is there. Null where another process does so. */
export async function sendLeftover(
  { path }: Pick<Leftover, "path">,
  wire: Wire,
  milliseconds: number,
): Promise<Sent | null> {
  const lock = `${path}.lock`;
  if (!takeLock(lock)) return null;
  try {
    const { journal, head } = Journal.open(path);
    const sender = new Sender(journal, head, wire, { isLeft: true });
    const isSent = await sender.sent(milliseconds);
    await sender.stop();
    if (isSent) journal.remove();
    return { path, isSent, error: sender.error, refused: sender.refused };
  } finally {
    rmSync(lock, { force: true });
  }
}

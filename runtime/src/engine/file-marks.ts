import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { FileFacts } from "../python/worker.js";

/** A file as it was: what tells without reading it that it is the same, and what it holds. */
export interface FileMark extends FileFacts {
  readonly sha256: string;
}

/** A file that was changed so shortly before it was looked at may change again without a later time. */
const JUST_NOW_NS = 2_000_000_000n;

/** Null where it is no file, can't be read, or changes meanwhile. `known`: as it was before, which need not be read again. */
export async function markOf(path: string, known: FileMark | null = null): Promise<FileMark | null> {
  const before = await factsOf(path);
  if (before === null) return null;
  if (known !== null && isSameFile(known, before) && isSettled(before)) return known;
  try {
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    const mark = { ...before, sha256: hash.digest("hex") };
    return (await isStill(path, mark)) ? mark : null;
  } catch {
    return null;
  }
}

/** Whether nothing has written to it since. */
export async function isStill(path: string, mark: FileMark): Promise<boolean> {
  const now = await factsOf(path);
  return now !== null && isSameFile(mark, now);
}

async function factsOf(path: string): Promise<FileFacts | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  if (found?.isFile() !== true) return null;
  return {
    size: Number(found.size),
    mtime: String(found.mtimeNs),
    ctime: String(found.ctimeNs),
    inode: String(found.ino),
  };
}

/** Whether nothing tells them apart but, perhaps, what they hold. */
export function isSameFile(one: FileFacts, other: FileFacts): boolean {
  return (
    one.size === other.size &&
    one.mtime === other.mtime &&
    one.ctime === other.ctime &&
    one.inode === other.inode
  );
}

function isSettled({ ctime }: FileFacts): boolean {
  return BigInt(Date.now()) * 1_000_000n - BigInt(ctime) > JUST_NOW_NS;
}

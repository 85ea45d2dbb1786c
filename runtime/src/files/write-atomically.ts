import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "./make-folder.js";

/**
 * Writes a file so that whoever reads it finds the old text or the new one and nothing between, also when the disk is full
 * or the process is killed. Makes the folders that are missing, keeps the file's permissions, follows symbolic links.
 */
export async function writeAtomically(
  path: string,
  text: string | Uint8Array,
  options: {
    /** The file's permissions, also where it is there with others. Default: as it has them, else 0666 less the umask. */
    readonly mode?: number;
  } = {},
): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const old = await stat(target).catch(() => null);
  if (old !== null && !old.isFile()) {
    await writeFile(target, text);
    return;
  }
  const folder = dirname(target);
  makeFolder(folder);
  const beside = join(folder, `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const file = await open(beside, "wx", options.mode ?? (old === null ? 0o666 : old.mode & 0o777));
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

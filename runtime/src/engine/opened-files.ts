import { stat } from "node:fs/promises";
import type { Opened } from "../python/worker.js";
import { isSameFile, markOf, type FileMark } from "./file-marks.js";

/** Files that a task was seen to open, by absolute path: what was in them; null where there was none. */
export type OpenedFiles = Readonly<Record<string, FileMark | null>>;

/** What was in files when they were opened; null where one has been changed since, or where more may have been read. */
export async function openedFiles({ files, why }: Opened): Promise<OpenedFiles | null> {
  if (why !== null) return null;
  const marks: Record<string, FileMark | null> = {};
  for (const [path, facts] of Object.entries(files)) {
    const mark = facts === null ? null : await markOf(path);
    if (facts === null ? await isThere(path) : mark === null || !isSameFile(mark, facts)) return null;
    marks[path] = mark;
  }
  return marks;
}

/** Whether they are what they were. */
export async function areSameFiles(files: OpenedFiles): Promise<boolean> {
  for (const [path, mark] of Object.entries(files))
    if (mark === null ? await isThere(path) : (await markOf(path, mark))?.sha256 !== mark.sha256)
      return false;
  return true;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== "ENOENT" && code !== "ENOTDIR",
  );
}

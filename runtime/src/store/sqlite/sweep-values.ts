import { readdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";

/** A file may be there before the state is recorded that names it. */
const YOUNG_MS = 3_600_000;

/** Removes the files of values that no run names any more. */
export async function sweepValues(folder: string, named: ReadonlySet<string>): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => !named.has(each))) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs < YOUNG_MS) continue;
    await unlink(path).catch(() => undefined);
  }
}

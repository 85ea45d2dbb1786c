import { open } from "node:fs/promises";
import { join } from "node:path";

/** Resolves when the disk has a file of a folder, and that it is there. */
export async function syncFile(folder: string, name: string): Promise<void> {
  for (const path of [join(folder, name), folder]) {
    const file = await open(path);
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

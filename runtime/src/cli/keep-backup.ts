import { open } from "node:fs/promises";

/** Keeps a file's text beside it as `.bak`, or `.bak2`, `.bak3` … where older ones are kept. Gives the backup's path. */
export async function keepBackup(path: string, text: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const backup = `${path}.bak${count === 1 ? "" : count}`;
    try {
      const file = await open(backup, "wx");
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      return backup;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

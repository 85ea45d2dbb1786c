import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** The folder that set-up keeps its results in; git ignores it. */
export const cacheFolder = fileURLToPath(new URL("../../.cache/", import.meta.url));

/** Runs a program to its end; a failure carries the last lines that it printed. */
export async function run(file, args, options = {}) {
  try {
    const { stdout } = await execute(file, args, { maxBuffer: 64 * 1024 * 1024, ...options });
    return stdout;
  } catch (error) {
    const printed = `${error.stdout ?? ""}${error.stderr ?? ""}`.trim().split("\n").slice(-20).join("\n");
    throw new Error(`${[file, ...args].join(" ")} failed (${error.code ?? error.signal})\n${printed}`, { cause: error });
  }
}

/** npm without its asides. Its own failures are most often the network's, so it gets three attempts. */
export async function npm(folder, args, say) {
  const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  for (let attempt = 1; ; attempt++) {
    try {
      return await run("npm", [...args, ...quiet], { cwd: folder });
    } catch (error) {
      if (attempt === 3) throw error;
      say(`npm ${args[0]} failed, attempt ${attempt + 1} of 3 …`);
    }
  }
}

/**
 * A folder that is built once for a key: built beside its place and moved there whole, so that a set-up that was
 * interrupted, or one that runs at the same time, never leaves half of it.
 */
export async function builtOnce({ folder, key, build }) {
  const stamp = `${folder}/.built`;
  const isBuilt = async () => existsSync(stamp) && (await readFile(stamp, "utf8")) === key;
  if (await isBuilt()) return false;
  const workplace = `${folder}.${process.pid}`;
  await rm(workplace, { recursive: true, force: true });
  await mkdir(workplace, { recursive: true });
  try {
    await build(workplace);
    await writeFile(`${workplace}/.built`, key);
    if (await isBuilt()) return false;
    await rm(folder, { recursive: true, force: true });
    await rename(workplace, folder);
  } catch (error) {
    if (!(await isBuilt())) throw error;
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
  return true;
}

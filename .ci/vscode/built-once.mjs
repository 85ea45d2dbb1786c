import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { alone } from "../set-up/lock.mjs";

/**
 * A folder that is built once for each recipe: built beside its place and moved there whole, so that a set-up that was
 * interrupted, or one that runs at the same time, never leaves half of it.
 *
 * @param {string} folder
 * @param {object} recipe what it is made of; another recipe builds it anew
 * @param {(workplace: string) => Promise<void>} build fills an empty folder
 */
export async function builtOnce(folder, recipe, build) {
  const wanted = JSON.stringify({ ...recipe, platform: process.platform, arch: process.arch });
  const note = `${folder}/built.json`;
  const isBuilt = () => existsSync(note) && readFileSync(note, "utf8") === wanted;
  if (isBuilt()) return;
  await alone(`${folder}.lock`, async () => {
    if (isBuilt()) return;
    const workplace = `${folder}.new`;
    for (const old of [workplace, folder]) rmSync(old, { recursive: true, force: true });
    mkdirSync(workplace, { recursive: true });
    await build(workplace);
    writeFileSync(`${workplace}/built.json`, wanted);
    renameSync(workplace, folder);
  });
}

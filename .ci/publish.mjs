/** How a package is made as it is published, in a folder of its own: the converter's and the runtime's `stage.mjs` use it. */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** How what runs is bundled, for esbuild. */
export const PUBLISHED = {
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.11",
  minifyWhitespace: true,
  keepNames: true,
  logLevel: "warning",
};

/**
 * Empties `folder`, and copies there what `copied` names of the package, and its `dist` but for what is bundled; of its
 * JavaScript what `keeps` holds for. Gives the new `dist`.
 */
export function copyPackage(from, folder, copied, keeps = () => false) {
  rmSync(folder, { recursive: true, force: true });
  const dist = join(folder, "dist");
  mkdirSync(dist, { recursive: true });
  for (const name of copied) cpSync(join(from, name), join(folder, name), { recursive: true });
  cpSync(join(from, "dist"), dist, {
    recursive: true,
    filter: (path) => keeps(path) || !/\.js$|\.tsbuildinfo$/u.test(path),
  });
  return dist;
}

/** Stages into the folder that the command line names, where the script at `url` is what was started. */
export async function asCommand(url, stage) {
  const [, script, folder] = process.argv;
  if (script !== fileURLToPath(url)) return;
  if (folder === undefined) throw new Error("Name the folder: node stage.mjs FOLDER");
  await stage(resolve(folder));
}

/**
 * Makes the package as it is published, in a folder of its own: `node converter/stage.mjs FOLDER`, after `npm run build`.
 *
 * What runs is bundled, with the parts of zod that it uses: to load some two hundred small modules takes longer than to convert
 * a notebook. ts-morph is loaded for notebooks in TypeScript alone, and stays a package. Types stay as they are.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const converter = dirname(fileURLToPath(import.meta.url));
const COPIED = ["LICENSE", "README.md", "package.json"];

/** Makes the package in `folder`, which is emptied first. */
export async function stage(folder) {
  rmSync(folder, { recursive: true, force: true });
  const dist = join(folder, "dist");
  mkdirSync(dist, { recursive: true });
  for (const name of COPIED) cpSync(join(converter, name), join(folder, name));
  cpSync(join(converter, "dist"), dist, {
    recursive: true,
    filter: (path) => !/\.js$|\.tsbuildinfo$/u.test(path),
  });
  await build({
    entryPoints: [join(converter, "src/index.ts")],
    outdir: dist,
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    external: ["ts-morph"],
    format: "esm",
    platform: "node",
    target: "node20.11",
    minifyWhitespace: true,
    keepNames: true,
    logLevel: "warning",
  });
  const licence = join(dirname(createRequire(import.meta.url).resolve("zod/package.json")), "LICENSE");
  writeFileSync(join(dist, "THIRD-PARTY.txt"), `zod\n\n${readFileSync(licence, "utf8").trim()}\n`);
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if (folder === undefined) throw new Error("Name the folder: node stage.mjs FOLDER");
  await stage(resolve(folder));
}

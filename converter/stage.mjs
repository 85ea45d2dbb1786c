/**
 * Makes the package as it is published, in a folder of its own: `node converter/stage.mjs FOLDER`, after `npm run build`.
 *
 * What runs is bundled, with the parts of zod that it uses: to load some two hundred small modules takes longer than to convert
 * a notebook. ts-morph is loaded for notebooks in TypeScript alone, and stays a package. Types stay as they are.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { asCommand, copyPackage, PUBLISHED } from "../.ci/publish.mjs";

const converter = dirname(fileURLToPath(import.meta.url));
const COPIED = ["LICENSE", "README.md", "package.json"];

/** Makes the package in `folder`, which is emptied first. */
export async function stage(folder) {
  const dist = copyPackage(converter, folder, COPIED);
  await build({
    ...PUBLISHED,
    entryPoints: [join(converter, "src/index.ts")],
    outdir: dist,
    external: ["ts-morph"],
  });
  const licence = join(dirname(createRequire(import.meta.url).resolve("zod/package.json")), "LICENSE");
  writeFileSync(join(dist, "THIRD-PARTY.txt"), `zod\n\n${readFileSync(licence, "utf8").trim()}\n`);
}

await asCommand(import.meta.url, stage);

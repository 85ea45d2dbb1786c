/** Bundles the extension: `node build.mjs`. The run page comes from `runtime/dashboard`, which is built first. */
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { host, languageServer } from "./bundles.mjs";

const outdir = fileURLToPath(new URL("dist", import.meta.url));

rmSync(outdir, { recursive: true, force: true });
await Promise.all(
  [host, languageServer].map((bundle) => build({ ...bundle, outdir, minify: true, sourcemap: true })),
);

const runPage = fileURLToPath(new URL("../runtime/dist/dashboard", import.meta.url));
mkdirSync(`${outdir}/run-page`);
for (const file of ["assets/run-page.js", "assets/run-page-styles.css", "THIRD-PARTY.txt"])
  copyFileSync(`${runPage}/${file}`, `${outdir}/run-page/${file.replace("assets/", "")}`);

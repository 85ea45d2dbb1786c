/** Bundles the extension: `node build.mjs`. Nothing need be built first. */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { host, languageServer } from "./bundles.mjs";

const outdir = fileURLToPath(new URL("dist", import.meta.url));

rmSync(outdir, { recursive: true, force: true });
await Promise.all(
  [host, languageServer].map((bundle) => build({ ...bundle, outdir, minify: true, sourcemap: true })),
);

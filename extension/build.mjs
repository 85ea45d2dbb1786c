/** Bundles the extension: `node build.mjs`. The sources of the other packages are taken as they are, so nothing need be built first. */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

rmSync(`${here}/dist`, { recursive: true, force: true });
await build({
  absWorkingDir: here,
  // VS Code loads CommonJS in every version; `.cjs`, since the package's own sources are modules.
  entryPoints: { extension: "src/extension.ts" },
  outExtension: { ".js": ".cjs" },
  outdir: "dist",
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  conditions: ["dev"],
  external: ["vscode"],
  minify: true,
  keepNames: true,
  sourcemap: true,
  legalComments: "none",
  logLevel: "warning",
});

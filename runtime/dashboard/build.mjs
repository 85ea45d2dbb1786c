/**
 * Bundles the dashboard, the run page for webviews, and the client that a webview's host serves it with, into the package:
 * `node build.mjs`. Nothing need be built first.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outdir = here("../dist/dashboard/assets");

rmSync(here("../dist/dashboard"), { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
const { metafile } = await build({
  absWorkingDir: here("."),
  entryPoints: {
    dashboard: "src/dashboard.tsx",
    "run-page": "src/webview.tsx",
    "dashboard-styles": "src/styles/dashboard.css",
    "run-page-styles": "src/styles/run-page.css",
  },
  outdir,
  bundle: true,
  minify: true,
  metafile: true,
  format: "esm",
  target: ["chrome123", "firefox120", "safari17.5"],
  jsx: "automatic",
  jsxImportSource: "preact",
  conditions: ["dev"],
  legalComments: "none",
  logLevel: "warning",
});
await build({
  absWorkingDir: here("."),
  entryPoints: { client: "src/client/index.ts" },
  outdir: here("../dist/dashboard"),
  bundle: true,
  format: "esm",
  target: "node20.11",
  logLevel: "warning",
});
copyFileSync(here("index.html"), here("../dist/dashboard/index.html"));
copyFileSync(here("icon.svg"), join(outdir, "icon.svg"));
writeFileSync(here("../dist/dashboard/THIRD-PARTY.txt"), licences(Object.keys(metafile.inputs)));

/** The licences of the packages that are in the bundles. */
function licences(inputs) {
  const roots = new Set(
    inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(path) ?? []),
  );
  const texts = [...roots]
    .toSorted((a, b) => a.localeCompare(b))
    .map((root) => {
      const folder = here(root);
      const file = readdirSync(folder).find((name) => /^licen[cs]e/iu.test(name));
      if (file === undefined) throw new Error(`${root} brings no licence.`);
      return `${root.replace(/^.*node_modules\//u, "")}\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    });
  return texts.join(`\n${"-".repeat(80)}\n\n`);
}

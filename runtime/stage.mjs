/**
 * Makes the package as it is published, in a folder of its own: `node runtime/stage.mjs FOLDER`, after `npm run build`.
 *
 * What runs is bundled, as a command that loads some two hundred small modules spends most of a short run on that. The library
 * and the command share their parts, so that a script and the command that runs it have one engine. Types stay as they are.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { asCommand, copyPackage, PUBLISHED } from "../.ci/publish.mjs";

const runtime = dirname(fileURLToPath(import.meta.url));
/** Packages that nearly every command needs, and that are small; their licences go with them. */
const BUNDLED = ["commander", "kysely", "parse-ms", "picocolors", "pretty-ms", "smol-toml", "uuid"];
/** CommonJS that is required as it is: to import it, Node would first read all of it in search of its exports. */
const REQUIRED = { esbuild: ["build", "transform"], libsql: [] };
const COPIED = ["bin", "docs", "python", "LICENSE", "README.md", "package.json"];

const packageOf = (specifier) => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

/** Own modules know their place by `import.meta.url`: in the bundle they are told where they would be. */
const places = {
  name: "places",
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind, namespace }) => {
      if (kind === "entry-point" || BUNDLED.includes(packageOf(path))) return undefined;
      return path in REQUIRED && namespace === "file"
        ? { path, namespace: "required" }
        : { path, external: true };
    });
    onLoad({ filter: /.*/, namespace: "required" }, ({ path }) => ({
      contents: [
        `const all = require(${JSON.stringify(path)});`,
        "export default all;",
        ...REQUIRED[path].map((name) => `export const ${name} = all.${name};`),
      ].join("\n"),
    }));
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const place = JSON.stringify(`./${relative(join(runtime, "src"), path).replace(/\.ts$/u, ".js")}`);
      const contents = text.replaceAll(
        /(?<!")import\.meta\.url(?!")/gu,
        `new URL(${place}, import.meta.url)`,
      );
      return { contents, loader: "ts" };
    });
  },
};

/** Makes the package in `folder`, which is emptied first. */
export async function stage(folder) {
  const dist = copyPackage(runtime, folder, COPIED, isPage);
  await build({
    ...PUBLISHED,
    entryPoints: { index: join(runtime, "src/index.ts"), main: join(runtime, "src/cli/main.ts") },
    outdir: dist,
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    plugins: [places],
  });
  const { buildRuntime } = await import("./dist/deploy/bundle/runtime-code.js");
  writeFileSync(join(dist, "deployed-runtime.mjs"), await buildRuntime());
  mkdirSync(join(dist, "cli"), { recursive: true });
  writeFileSync(join(dist, "cli/main.js"), 'export { main } from "../main.js";\n');
  writeFileSync(join(dist, "THIRD-PARTY.txt"), licences());
}

function licences() {
  const { resolve: find } = createRequire(join(runtime, "package.json"));
  return BUNDLED.map((name) => {
    const root = find
      .paths(name)
      .map((path) => join(path, name))
      .find(isThere);
    const file = readdirSync(root).find((each) => /^licen[cs]e/iu.test(each));
    return `${name}\n\n${readFileSync(join(root, file), "utf8").trim()}\n`;
  }).join(`\n${"-".repeat(80)}\n\n`);
}

/** The dashboard is bundled already, for browsers. */
function isPage(path) {
  return path.startsWith(join(runtime, "dist/dashboard/"));
}

function isThere(folder) {
  try {
    return readdirSync(folder).length > 0;
  } catch {
    return false;
  }
}

await asCommand(import.meta.url, stage);

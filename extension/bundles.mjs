/** How esbuild bundles the parts of the extension. The sources of the other packages are taken as they are. */
import { fileURLToPath } from "node:url";

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
  bundle: true,
  platform: "node",
  target: "node20",
  conditions: ["dev"],
  keepNames: true,
  legalComments: "none",
  logLevel: "warning",
};

/**
 * What VS Code loads: CommonJS in every version; `.cjs`, since the package's own sources are modules. What is imported when
 * it is needed stands in a file of its own, so that the extension itself loads at once.
 *
 * @type {import("esbuild").BuildOptions}
 */
export const host = {
  ...common,
  entryPoints: {
    extension: "src/extension.ts",
    "language-client": "src/language-client/connect.ts",
    deploy: "src/deploy/deploy-flow.ts",
    "server-client": "src/server-client/open-client.ts",
  },
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  external: ["vscode"],
  supported: { "dynamic-import": false },
  plugins: [
    laterFiles({
      "./connect.js": "./language-client.cjs",
      "./open-client.js": "./server-client.cjs",
      "./deploy-flow.js": "./deploy.cjs",
    }),
  ],
};

/**
 * The language server, a process of its own. What only notebooks in TypeScript need stands in a file that only they load.
 *
 * @type {import("esbuild").BuildOptions}
 */
export const languageServer = {
  ...common,
  entryPoints: { "language-server": "src/language-server/main.ts" },
  outExtension: { ".js": ".mjs" },
  chunkNames: "language-server-[name]-[hash]",
  format: "esm",
  splitting: true,
  // The TypeScript compiler is CommonJS, and expects what that has.
  banner: {
    js: [
      'import { createRequire as requireFrom } from "node:module";',
      'import { fileURLToPath as pathOfUrl } from "node:url";',
      "const require = requireFrom(import.meta.url);",
      "const __filename = pathOfUrl(import.meta.url);",
      'const __dirname = pathOfUrl(new URL(".", import.meta.url));',
    ].join(" "),
  },
};

/** @returns {import("esbuild").Plugin} */
function laterFiles(files) {
  return {
    name: "later-files",
    setup: (bundler) =>
      bundler.onResolve({ filter: /.*/ }, ({ kind, path }) =>
        kind === "dynamic-import" && path in files ? { path: files[path], external: true } : undefined,
      ),
  };
}

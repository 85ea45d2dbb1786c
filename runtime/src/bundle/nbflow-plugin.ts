import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Loader, Plugin } from "esbuild";

const OWN_NAME = /^nbflow$/;
const PACKAGE_NAME = /^(?:@[^/]+\/)?[^./][^/]*(?:\/.*)?$/;
const RESOLVED_BY_US = { resolvedBy: "nbflow" };
const LOADERS: Readonly<Record<string, Loader>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".js": "js",
  ".mjs": "js",
  ".cjs": "js",
  ".jsx": "jsx",
};

/**
 * How a script's imports are found:
 * - `nbflow` is this very installation, so that the script and the command share one engine;
 * - other packages are found from the importing file's folder, and stay files that Node loads;
 * - the script's own files are bundled, each with its own `import.meta`.
 */
export function nbflowPlugin(ownEntry: URL): Plugin {
  return scriptPlugin({
    ownEntry: ownEntry.href,
    bundlesPackages: false,
    addressOf: (path) => pathToFileURL(path).href,
  });
}

/** How a script is made one file with all that it imports, but for nbflow. */
export interface ScriptPluginOptions {
  /** What `nbflow` is imported from. */
  readonly ownEntry: string;
  /** Whether packages become part of the file. */
  readonly bundlesPackages: boolean;
  /** The URL that a file of the script's is to have where it runs. */
  readonly addressOf: (path: string) => string;
  /** The script, where its text is not that of a file. */
  readonly entry?: { readonly path: string; readonly text: string };
}

export function scriptPlugin({ ownEntry, bundlesPackages, addressOf, entry }: ScriptPluginOptions): Plugin {
  return {
    name: "nbflow",
    setup(build) {
      if (entry !== undefined) {
        build.onResolve({ filter: /.*/ }, ({ kind, path }) =>
          kind === "entry-point" && path === entry.path ? { path } : undefined,
        );
      }

      build.onResolve({ filter: OWN_NAME }, () => ({ path: ownEntry, external: true }));

      if (!bundlesPackages)
        build.onResolve({ filter: PACKAGE_NAME }, async (request) => {
          if (request.pluginData === RESOLVED_BY_US || request.kind === "entry-point") return undefined;
          const found = await build.resolve(request.path, {
            kind: request.kind,
            importer: request.importer,
            resolveDir: request.resolveDir,
            pluginData: RESOLVED_BY_US,
          });
          if (found.errors.length > 0) return { errors: found.errors, warnings: found.warnings };
          if (found.external) return { path: found.path, external: true };
          return { path: pathToFileURL(found.path).href, external: true };
        });

      build.onLoad({ filter: /\.[cm]?[jt]sx?$/, namespace: "file" }, async ({ path }) => {
        const source = path === entry?.path ? entry.text : await readFile(path, "utf8");
        const loader = LOADERS[extname(path)] ?? "ts";
        return { contents: withOwnMeta(source, addressOf(path)), loader };
      });
    },
  };
}

/** The names that stand for `import.meta.…` in the bundle, for esbuild's `define`. */
export const META_DEFINES = {
  "import.meta.url": "__nbflow_url",
  "import.meta.filename": "__nbflow_filename",
  "import.meta.dirname": "__nbflow_dirname",
} as const;

/**
 * What a source says of `import.meta` is of its own file, which is to be at a URL where it runs. On the first line, so that no line
 * of the source moves.
 */
export function withOwnMeta(source: string, address: string): string {
  if (!source.includes("import.meta")) return source;
  const path = `decodeURIComponent(new URL(__nbflow_url).pathname)`;
  const constants = [
    `__nbflow_url = ${JSON.stringify(address)}`,
    `__nbflow_filename = ${path}`,
    `__nbflow_dirname = ${path}.replace(/[/][^/]*$/u, "")`,
  ];
  return `const ${constants.join(", ")}; ${source.replace(/^#!.*/u, "")}`;
}

/** This installation's library entry, beside this file's folder. */
export function ownEntry(): URL {
  const extension = extname(fileURLToPath(import.meta.url));
  return new URL(`../index${extension}`, import.meta.url);
}

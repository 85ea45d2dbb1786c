import { dirname, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildFailure, type BuildOptions, type Message } from "esbuild";
import { PLACE, RUNTIME } from "../deployed/payload.js";
import { META_DEFINES, nbflowPlugin, ownEntry, scriptPlugin, withOwnMeta } from "./nbflow-plugin.js";
import { ScriptError } from "./script-error.js";

export interface Bundle {
  /** One ES module, with its source map inside. */
  readonly code: string;
  readonly warnings: readonly string[];
}

export interface BundleSource {
  /** The script's absolute path; where `text` is given, the path that it would have. */
  readonly path: string;
  /** The script's text, where it is not read from `path`. */
  readonly text?: string;
}

/** What Node 20 runs, named as it was written, in memory. */
const ONE_MODULE = {
  outfile: "flow.mjs",
  bundle: true,
  write: false,
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: "inline",
  sourcesContent: false,
  keepNames: true,
  logLevel: "silent",
  define: META_DEFINES,
  tsconfigRaw: { compilerOptions: { target: "es2022", useDefineForClassFields: true } },
} as const satisfies BuildOptions;

/**
 * Compiles a script and its own files into one ES module: TypeScript and TC39 decorators are lowered to what Node 20 runs.
 * The compiler options of a `tsconfig.json` around it are not read, as `experimentalDecorators` would change its meaning.
 * @throws ScriptError `script-not-compiled`, with file, line and column.
 */
export async function bundleScript(source: BundleSource): Promise<Bundle> {
  const entry =
    source.text === undefined
      ? { entryPoints: [source.path] }
      : {
          stdin: {
            contents: withOwnMeta(source.text, pathToFileURL(source.path).href),
            sourcefile: source.path,
            resolveDir: dirname(source.path),
            loader: "ts" as const,
          },
        };
  return whileBuilding(async () => {
    const result = await build({
      ...ONE_MODULE,
      ...entry,
      absWorkingDir: dirname(source.path),
      mainFields: ["main"],
      conditions: ["node", "import"],
      sourceRoot: `${pathToFileURL(dirname(source.path)).href}/`,
      plugins: [nbflowPlugin(ownEntry())],
    });
    return { code: result.outputFiles[0]?.text ?? "", warnings: result.warnings.map(describe) };
  });
}

/**
 * Compiles a script into one ES module with all that it imports, packages included; only nbflow is imported, from `RUNTIME`. Its text
 * says nothing of where the script lies.
 * @throws ScriptError as `bundleScript`, also for a package that is native.
 */
export async function compileForBundle(source: Required<BundleSource>, root: string): Promise<string> {
  const placeOf = (path: string): string =>
    `${PLACE}/${relative(root, path).split(sep).map(encodeURIComponent).join("/")}`;
  return whileBuilding(async () => {
    const result = await build({
      ...ONE_MODULE,
      entryPoints: [source.path],
      absWorkingDir: root,
      legalComments: "none",
      banner: {
        js: 'import { createRequire as __nbflow_require } from "node:module"; const require = __nbflow_require(import.meta.url);',
      },
      plugins: [
        scriptPlugin({ ownEntry: RUNTIME, bundlesPackages: true, addressOf: placeOf, entry: source }),
      ],
    });
    return result.outputFiles[0]?.text ?? "";
  });
}

async function whileBuilding<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const [first, ...rest] = error.errors;
    const more = rest.length === 0 ? "" : ` (and ${rest.length} more)`;
    throw new ScriptError(
      "script-not-compiled",
      `${first === undefined ? error.message : describe(first)}${more}`,
      first === undefined ? null : hintFor(first),
      { cause: error },
    );
  }
}

function describe({ location, text }: Message): string {
  return location === null ? text : `${location.file}:${location.line}:${location.column + 1}: ${text}`;
}

function hintFor({ text }: Message): string | null {
  if (text.startsWith('No loader is configured for ".node"'))
    return "The package is native, and a deployed flow has nothing installed beside it: use one in JavaScript, or do this in Python.";
  const unresolved = /^Could not resolve "([^"]+)"/u.exec(text)?.[1];
  if (unresolved === undefined || unresolved.startsWith(".")) return null;
  return `Install it beside the script: npm install ${packageOf(unresolved)}`;
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}

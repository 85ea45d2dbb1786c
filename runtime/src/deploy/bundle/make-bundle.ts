import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { compileForBundle } from "../../bundle/index.js";
import type { Payload } from "../../deployed/index.js";
import type { Json } from "../../python/worker.js";
import { packageFile } from "../../platform/index.js";
import { VERSION } from "../../version.js";
import { runtimeCode } from "./runtime-code.js";

export interface BundleRequest {
  /** Absolute. */
  readonly script: string;
  /** The script's text, where it is not read from the file. */
  readonly text: string;
  /** The folder whose paths the flow finds again where it runs: the script's own, or one above it. Absolute. */
  readonly root: string;
  readonly export: string | null;
  /** Absolute paths of data files below the root. */
  readonly files: readonly string[];
  readonly requirements: string | null;
  readonly python: string | null;
  /** The converter's plan; null where there is none. */
  readonly plan: Json;
}

export interface FlowBundle {
  /** One ES module, for Node alone. */
  readonly text: string;
  /** Of the text, in hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * A flow as one file that starts where only Node and Python are: nbflow, the script with all that it imports, its cells, what Python
 * needs of ours, the requirements and the data files. The same inputs give the same text, wherever they lie.
 * @throws ScriptError where the script can't be compiled, or imports what is native.
 */
export async function makeBundle(request: BundleRequest): Promise<FlowBundle> {
  const { script, text, root, files, requirements, python, plan } = request;
  const code = await compileForBundle({ path: script, text }, root);
  const payload: Payload = {
    nbflow: VERSION,
    script: { path: within(root, script), text, code, export: request.export },
    packageFiles: ownFiles(),
    files: Object.fromEntries(
      files
        .map((file) => [within(root, file), readFileSync(file).toString("base64")] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    requirements,
    python,
    plan,
  };
  const bundle = `globalThis.nbflowPayload = ${asScript(payload)};\n${await runtimeCode()}`;
  return {
    text: bundle,
    sha256: createHash("sha256").update(bundle).digest("hex"),
    bytes: Buffer.byteLength(bundle),
  };
}

/** What of our package is not compiled, and runs beside the flow. */
function ownFiles(): Readonly<Record<string, string>> {
  const folder = packageFile();
  const below = (name: string): readonly string[] =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".pyc"))
      .map((entry) => join(entry.parentPath, entry.name));
  const paths = [...below("python"), join(folder, "bin", "guard.mjs")]
    .map((path) => within(folder, path))
    .toSorted();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function within(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

/** JSON as a script may hold it. */
function asScript(value: unknown): string {
  return JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

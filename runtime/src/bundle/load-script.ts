import { constants } from "node:fs";
import { access, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { bundleScript, type BundleSource } from "./bundle-script.js";
import { ScriptError } from "./script-error.js";

export interface LoadedScript {
  readonly path: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
}

/**
 * Compiles a script and imports it. From here on, stack traces name its TypeScript lines.
 * @throws ScriptError where it is missing, does not compile, or throws while it is imported.
 */
export async function loadScript(source: BundleSource): Promise<LoadedScript> {
  if (source.text === undefined) await mustBeReadable(source.path);
  const { code, warnings } = await bundleScript(source);
  process.setSourceMapsEnabled(true);
  const folder = await mkdtemp(join(tmpdir(), "nbflow-"));
  try {
    const file = join(folder, "flow.mjs");
    await writeFile(file, code);
    const exports = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
    return { path: source.path, exports, warnings };
  } catch (error) {
    throw new ScriptError(
      "script-threw",
      `${source.path} threw while it was loaded: ${firstLine(error)}`,
      whereOf(error, source.path),
      {
        cause: error,
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function mustBeReadable(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new ScriptError("script-missing", `There is no file ${path}.`);
  if (!found.isFile()) throw new ScriptError("script-not-readable", `${path} is not a file.`);
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw new ScriptError("script-not-readable", `${path} may not be read.`, "Check its permissions.", {
      cause: error,
    });
  });
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.split("\n", 1)[0] ?? text;
}

/** The innermost line on the way to the error that stands in the script's folder. */
function whereOf(error: unknown, path: string): string | null {
  if (!(error instanceof Error) || error.stack === undefined) return null;
  const folder = `${dirname(path)}${sep}`;
  for (const line of error.stack.split("\n")) {
    const place = /^\s+at (?:.*\()?(?:file:\/\/)?(\/[^()]+:\d+:\d+)\)?$/u.exec(line)?.[1];
    if (place?.startsWith(folder) === true && !place.includes("/node_modules/"))
      return `It was thrown at ${place}.`;
  }
  return null;
}

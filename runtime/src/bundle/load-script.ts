import { constants } from "node:fs";
import { createHash } from "node:crypto";
import { access, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { rememberScript } from "../engine/index.js";
import { bundleScript, type BundleSource } from "./bundle-script.js";
import { ScriptError } from "./script-error.js";

export interface LoadedScript {
  readonly path: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
  /** A hash of the script with all that it imports from beside it. */
  readonly hash: string;
}

/**
 * Compiles a script and imports it. From here on, stack traces name its TypeScript lines.
 * @throws ScriptError where it is missing, does not compile, or throws while it is imported.
 */
export async function loadScript(source: BundleSource): Promise<LoadedScript> {
  if (source.text === undefined) await mustBeReadable(source.path);
  const { code, warnings } = await bundleScript(source);
  rememberScript(source.path, source.text ?? (await readFile(source.path, "utf8")));
  process.setSourceMapsEnabled(true);
  void removeLeftBehind();
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`));
  try {
    const file = join(folder, "flow.mjs");
    await writeFile(file, code);
    const exports = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
    const hash = `sha256:${createHash("sha256").update(code.replace(SOURCE_MAP, "")).digest("hex")}`;
    return { path: source.path, exports, warnings, hash };
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

const FOLDER = "nbflow-script-";
const SOURCE_MAP = /\n\/\/# sourceMappingURL=.*\s*$/u;

/** Removes what processes have left that were killed while they loaded a script. */
async function removeLeftBehind(): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => []);
  for (const name of names) {
    const pid = name.startsWith(FOLDER) ? Number.parseInt(name.slice(FOLDER.length), 10) : Number.NaN;
    if (Number.isNaN(pid) || isThere(pid)) continue;
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
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

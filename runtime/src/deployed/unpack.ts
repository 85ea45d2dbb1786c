import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { PLACE, RUNTIME, type Payload } from "./payload.js";

export interface Unpacked {
  /** The compiled script. */
  readonly module: string;
  /** Where the script would stand as it was written. */
  readonly script: string;
  /** Where nbflow's own files are. */
  readonly packageFolder: string;
}

/**
 * Puts what a bundle carries into a folder, at the paths that it had relative to the script. Where an earlier try has run there
 * (`isKept`), its data files are as that has left them.
 */
export function unpack(payload: Payload, folder: string, runtime: string, isKept: boolean): Unpacked {
  const files = join(folder, "files");
  const packageFolder = join(folder, "nbflow");
  for (const [path, text] of Object.entries(payload.packageFiles)) put(packageFolder, path, text);
  if (!isKept)
    for (const [path, base64] of Object.entries(payload.files))
      put(files, path, Buffer.from(base64, "base64"));
  const script = within(files, payload.script.path);
  mkdirSync(dirname(script), { recursive: true });
  const module = join(files, "nbflow-flow.mjs");
  const code = payload.script.code
    .replaceAll(JSON.stringify(RUNTIME), JSON.stringify(runtime))
    .replaceAll(`${PLACE}/`, `${pathToFileURL(files).href}/`);
  writeFileSync(module, code);
  return { module, script, packageFolder };
}

function put(folder: string, path: string, content: string | Buffer): void {
  const file = within(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** A path in a folder; one that leads out of it is refused. */
function within(folder: string, path: string): string {
  const file = resolve(folder, path);
  const inside = relative(folder, file);
  if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`))
    throw new Error(`${path} leads out of the bundle.`);
  return file;
}

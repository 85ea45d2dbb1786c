import { posix, win32 } from "node:path";
import type { TerminalProgram } from "../terminal/index.js";
import type { Machine } from "./machine.js";

/** A program that was found: how to start it, and the path to name to a person. */
export interface FoundProgram extends TerminalProgram {
  readonly path: string;
}

export interface Search {
  /** The setting `nbflow.path`: absolute, under `~/`, or relative to the workspace folder. */
  readonly setting: string | undefined;
  /** The folder of the notebook; its `node_modules`, and those of the folders above it, come before PATH. */
  readonly from: string;
  /** The workspace folder. */
  readonly workspace: string;
}

/** The `nbflow` to run: the setting's and no other where there is one, else the nearest installed, else PATH's. */
export async function findNbflow(machine: Machine, search: Search): Promise<FoundProgram | undefined> {
  const path = pathsOf(machine);
  if (search.setting !== undefined) {
    const named = path.resolve(
      search.workspace,
      search.setting.replace(/^~(?=[\\/])/, () => machine.home),
    );
    return programAt(machine, named);
  }
  const installed = upwards(machine, search.from).map((folder) => path.join(folder, "node_modules/.bin"));
  for (const folder of [...installed, ...machine.path.split(path.delimiter)]) {
    // A relative entry of PATH would mean another program in each folder.
    if (!path.isAbsolute(folder)) continue;
    const found = await programAt(machine, path.join(folder, "nbflow"));
    if (found) return found;
  }
  return undefined;
}

/** Whether PATH has a program; `nbflow` and `npm` need `node`. */
export async function isOnPath(machine: Machine, name: string): Promise<boolean> {
  const path = pathsOf(machine);
  const file = machine.platform === "win32" ? `${name}.exe` : name;
  for (const folder of machine.path.split(path.delimiter)) {
    if (path.isAbsolute(folder) && (await machine.isFile(path.join(folder, file)))) return true;
  }
  return false;
}

/**
 * npm puts a shell script and a `.cmd` on Windows, which start only through a shell; the JavaScript file that both name
 * starts without one.
 */
async function programAt(machine: Machine, file: string): Promise<FoundProgram | undefined> {
  if (machine.platform !== "win32") {
    return (await machine.isFile(file)) ? { path: file, file, args: [] } : undefined;
  }
  if (/\.m?js$/i.test(file)) {
    return (await machine.isFile(file)) ? { path: file, file: "node", args: [file] } : undefined;
  }
  const folder = win32.dirname(file);
  for (const modules of [win32.join(folder, ".."), win32.join(folder, "node_modules")]) {
    const script = win32.join(modules, "nbflow", "bin", "nbflow.mjs");
    if (await machine.isFile(script)) return { path: script, file: "node", args: [script] };
  }
  return undefined;
}

function upwards(machine: Machine, folder: string): readonly string[] {
  const parent = pathsOf(machine).dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(machine, parent)];
}

const pathsOf = (machine: Machine) => (machine.platform === "win32" ? win32 : posix);

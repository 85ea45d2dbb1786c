import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { isAlive, thisProcess, type ProcessIdentity } from "./processes.js";

/**
 * Makes a file that holds which process has it, and says whether that was done: not where another has it that may be there still. One
 * of a process that is gone is taken over. It is given back by deleting it.
 */
export function takeLock(path: string): boolean {
  try {
    writeFileSync(path, JSON.stringify(thisProcess()), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  try {
    if (isAlive(JSON.parse(readFileSync(path, "utf8")) as ProcessIdentity) !== false) return false;
  } catch {
    // it is being written, or has just been taken away
    return false;
  }
  rmSync(path, { force: true });
  return takeLock(path);
}

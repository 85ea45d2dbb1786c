import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { CliError } from "../cli-error.js";

/**
 * Where a report goes. What would keep it from being written is told before the run, not after it.
 * @throws CliError
 */
export async function reportPath(given: string, cwd: string, notebook: string | null): Promise<string> {
  const path = resolve(cwd, given);
  if (path === notebook) {
    throw new CliError(`The report would take the place of the notebook itself.`, {
      hint: "Give --report another name.",
    });
  }
  if (!path.endsWith(".ipynb")) {
    throw new CliError(`The report is a notebook, and ${given} does not end in .ipynb.`);
  }
  if ((await stat(path).catch(() => null))?.isDirectory() === true)
    throw new CliError(`${given} is a folder.`);
  const folder = await nearestFolder(dirname(path));
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw new CliError(`The report can't be written to ${folder}.`, {
      hint: "Check the folder's permissions.",
      cause: error,
    });
  });
  return path;
}

/** The folder itself, or the nearest one above it that is there. */
async function nearestFolder(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => null);
  if (found?.isDirectory() === true || dirname(folder) === folder) return folder;
  return nearestFolder(dirname(folder));
}

import { readFile } from "node:fs/promises";
import { CliError } from "./cli-error.js";

/** The text of a file that a command was given. @throws CliError where there is none to read. */
export async function readInput(path: string, asGiven: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new CliError(`There is no file ${asGiven}.`, { cause: error });
    if (code === "EISDIR")
      throw new CliError(`${asGiven} is a folder.`, { hint: "Name a file in it.", cause: error });
    throw new CliError(`${asGiven} may not be read: ${(error as Error).message}.`, { cause: error });
  }
}

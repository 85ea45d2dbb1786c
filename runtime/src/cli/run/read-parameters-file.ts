import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Json } from "../../python/index.js";
import { CliError } from "../cli-error.js";

/** @throws CliError where the file is not there or holds no JSON object. */
export async function readParametersFile(
  given: string,
  cwd: string,
): Promise<Readonly<Record<string, Json>>> {
  const text = await readFile(resolve(cwd, given), "utf8").catch((error: unknown) => {
    throw new CliError(`--params-file ${given} can't be read: ${(error as Error).message}`, { cause: error });
  });
  try {
    const value = JSON.parse(text) as Json;
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Readonly<Record<string, Json>>;
  } catch (error) {
    throw new CliError(`--params-file ${given} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  throw new CliError(`--params-file ${given} holds no JSON object.`, { hint: 'For example: {"alpha": 0.5}' });
}

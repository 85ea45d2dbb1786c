import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RunStore } from "../../store/index.js";
import { sizeText } from "./units.js";

/** From here on, a run says that the state wants pruning. */
const LARGE_BYTES = 2e9;

/** What to say of state that grows large, the values of Python's tasks included; null while it does not. */
export function sizeNote(
  { location, valuesFolder }: Pick<RunStore, "location" | "valuesFolder">,
  largest = LARGE_BYTES,
): string | null {
  const bytes = sizeOf(location) + (valuesFolder === undefined ? 0 : sizeOfAll(valuesFolder));
  if (bytes < largest) return null;
  return `The state of runs (${location}) has grown to ${sizeText(bytes)}. To let old ones go: nbflow runs prune --older-than 30d`;
}

function sizeOfAll(folder: string): number {
  try {
    return readdirSync(folder).reduce((sum, name) => sum + sizeOf(join(folder, name)), 0);
  } catch {
    return 0; // nothing has been kept yet
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

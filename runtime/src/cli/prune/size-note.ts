import { statSync } from "node:fs";
import { sizeText } from "./units.js";

/** From here on, a run says that the state wants pruning. */
const LARGE_BYTES = 2e9;

/** What to say of a state file that grows large; null while it does not. */
export function sizeNote(path: string, largest = LARGE_BYTES): string | null {
  const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes < largest) return null;
  return `${path} has grown to ${sizeText(bytes)}. To let old runs go: nbflow runs prune --older-than 30d`;
}

import { join } from "node:path";
import { fileURLToPath } from "node:url";

let given: string | null = null;

/** A file of this package that is not compiled: one of Python's, or of `bin`. */
export function packageFile(...parts: readonly string[]): string {
  return join(given ?? fileURLToPath(new URL("../..", import.meta.url)), ...parts);
}

/** Says where these files are, where the code has been bundled and they have been unpacked beside it. */
export function usePackageFolder(folder: string): void {
  given = folder;
}

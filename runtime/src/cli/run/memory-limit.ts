import type { MemoryOptions } from "../../engine/index.js";
import { memoryOf, TELLS_MEMORY } from "../../platform/index.js";
import { CliError } from "../cli-error.js";
import { readSize } from "../prune/units.js";

/** What `--memory` asks for; null where it was not given. @throws CliError where it is no size, or can't be kept here. */
export function memoryLimit(given: string | undefined): MemoryOptions | null {
  if (given === undefined) return null;
  const limit = readSize(given);
  if (!TELLS_MEMORY) {
    throw new CliError("--memory needs Linux: what processes take together can't be told on this system.", {
      hint: "Leave it out, or limit the run from outside.",
    });
  }
  return { limit, memoryOf };
}

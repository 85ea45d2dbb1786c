import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where the state is kept: `NBFLOW_HOME`, by default `~/.nbflow`. */
export function stateFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const home = environment["NBFLOW_HOME"];
  return resolve(home === undefined || home === "" ? join(homedir(), ".nbflow") : home);
}

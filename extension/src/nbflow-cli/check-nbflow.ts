import { findNbflow, type FoundProgram, type Search } from "./find-nbflow.js";
import type { Machine } from "./machine.js";
import { isAtLeast, versionIn } from "./version.js";

/** The oldest `nbflow` whose command line this extension knows. */
export const oldestNbflow = "0.1.0";

export type Check =
  | { readonly kind: "ready"; readonly program: FoundProgram; readonly version: string }
  | { readonly kind: "missing" }
  | { readonly kind: "too-old"; readonly program: FoundProgram; readonly version: string }
  | { readonly kind: "broken"; readonly program: FoundProgram; readonly message: string };

/** Finds `nbflow` and asks its version. */
export async function checkNbflow(machine: Machine, search: Search): Promise<Check> {
  const program = await findNbflow(machine, search);
  if (!program) return { kind: "missing" };
  try {
    const printed = await machine.output(program.file, [...program.args, "--version"]);
    const version = versionIn(printed);
    if (version === undefined)
      return { kind: "broken", program, message: `it says no version: ${printed.trim()}` };
    return { kind: isAtLeast(version, oldestNbflow) ? "ready" : "too-old", program, version };
  } catch (error) {
    return { kind: "broken", program, message: error instanceof Error ? error.message : String(error) };
  }
}

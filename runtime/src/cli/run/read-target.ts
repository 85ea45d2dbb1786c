import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { CliError } from "../cli-error.js";

/** What `nbflow run` was asked to run. */
export interface Target {
  readonly kind: "script" | "notebook";
  /** Absolute. */
  readonly path: string;
  readonly asGiven: string;
  /** The export that is asked for by name: `flows.ts:nightly`. */
  readonly exportName: string | null;
}

/** @throws CliError where there is no such file, or none that can be run. */
export async function readTarget(given: string, cwd: string): Promise<Target> {
  const whole = await find(given, cwd, null);
  if (whole !== null) return whole;
  const named = /^(.+):([\p{L}_$][\p{L}\p{N}_$]*)$/u.exec(given);
  const part = named === null ? null : await find(named[1] ?? "", cwd, named[2] ?? "");
  if (part !== null) return part;
  throw new CliError(`There is no file ${named?.[1] ?? given}.`, {
    hint: "Name a notebook (.ipynb) or a script that nbflow convert has made (.flow.ts).",
  });
}

async function find(given: string, cwd: string, exportName: string | null): Promise<Target | null> {
  const path = resolve(cwd, given);
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if (found.isDirectory())
    throw new CliError(`${given} is a folder.`, { hint: "Name a notebook or a script in it." });
  const kind = path.endsWith(".ipynb") ? "notebook" : /\.[cm]?[jt]sx?$/u.test(path) ? "script" : null;
  if (kind === null) throw new CliError(`${given} is neither a notebook (.ipynb) nor a script (.ts, .js).`);
  if (kind === "notebook" && exportName !== null) {
    throw new CliError(`A notebook has one flow, and ${exportName} was asked for.`, {
      hint: `nbflow run ${given}`,
    });
  }
  return { kind, path, asGiven: given, exportName };
}

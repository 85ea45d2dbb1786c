import type { CellsMode, GroupMode } from "@nbflow/converter";
import type { ExitCode } from "../exit-code.js";
import { beginTarget } from "../run/begin-target.js";
import { readTarget } from "../run/read-target.js";
import type { ServerOptions } from "../run/tracked-run.js";
import type { Durability } from "../with-store.js";
import type { World } from "../world.js";

export interface RunOptions extends ServerOptions {
  readonly param?: readonly string[];
  readonly paramsFile?: string;
  readonly python?: string;
  /** How many processes run cells at once. */
  readonly workers?: number;
  /** Tasks whose lineage is that of an earlier run are not run again. */
  readonly reuse?: boolean;
  /** What all Python processes of the run may take together: `4GB`. */
  readonly memory?: string;
  readonly durability?: Durability;
  readonly report?: string;
  readonly name?: string;
  readonly group: GroupMode;
  /** Of a notebook; a script has been converted. */
  readonly cells?: CellsMode;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export type TargetOptions = Pick<
  RunOptions,
  | "python"
  | "workers"
  | "memory"
  | "durability"
  | "report"
  | "group"
  | "cells"
  | "json"
  | "quiet"
  | "api"
  | "profile"
>;

/** `nbflow run`: runs a flow to its end, shows it, and leaves its state in the store. */
export async function run(given: string, options: RunOptions, world: World): Promise<ExitCode> {
  const target = await readTarget(given, world.cwd);
  const begun = await beginTarget(target, options, world, { startsAhead: true });
  try {
    // Python starts while the rest of this is loaded
    const { runNew } = await import("./run-target.js");
    return await runNew(begun, options, world);
  } finally {
    await begun.starter.close();
  }
}

import type { RunStore, RunSize } from "../../store/index.js";
import { markCrashed } from "../../engine/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { shortId } from "../find-run.js";
import { chooseRuns, type PruneLimits } from "../prune/choose-runs.js";
import { readAge, readSize, sizeText } from "../prune/units.js";
import { withStore } from "../with-store.js";
import type { World } from "../world.js";

export interface PruneOptions {
  readonly olderThan?: string;
  readonly keep?: number;
  readonly maxSize?: string;
  readonly unfinished?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `nbflow runs prune`: deletes old runs with all that only they need. */
export async function pruneRuns(options: PruneOptions, world: World): Promise<ExitCode> {
  const limits = limitsOf(options, new Date());
  return withStore(world, async (store) => {
    await markCrashed(store);
    const runs = await store.runSizes();
    const chosen = chooseRuns(runs, limits);
    const gone = options.dryRun === true ? chosen : await deleted(store, chosen);
    if (options.json === true) world.stdout.write(`${JSON.stringify(gone, null, 2)}\n`);
    else world.stdout.write(summaryOf(gone, runs.length, options.dryRun === true));
    return EXIT.success;
  });
}

function limitsOf(options: PruneOptions, now: Date): PruneLimits {
  const { olderThan, keep, maxSize, unfinished } = options;
  if (olderThan === undefined && keep === undefined && maxSize === undefined) {
    throw new CliError("Say which runs are to go.", {
      hint: "Such as: nbflow runs prune --older-than 30d --dry-run",
    });
  }
  return {
    before: olderThan === undefined ? null : new Date(now.getTime() - readAge(olderThan)),
    keep: keep ?? 0,
    maxBytes: maxSize === undefined ? null : readSize(maxSize),
    unfinished: unfinished === true,
  };
}

/** Those that have gone: one that has begun to run since stays. */
async function deleted(store: RunStore, chosen: readonly RunSize[]): Promise<readonly RunSize[]> {
  if (chosen.length === 0) return [];
  const gone = new Set(await store.deleteFlowRuns(chosen.map((run) => run.id)));
  await store.compact();
  return chosen.filter((run) => gone.has(run.id));
}

function summaryOf(gone: readonly RunSize[], all: number, isDry: boolean): string {
  if (gone.length === 0)
    return `Nothing to prune: ${all === 1 ? "the run stays" : `all ${all} runs stay`}.\n`;
  const bytes = gone.reduce((sum, run) => sum + run.bytes, 0);
  const count = `${gone.length} of ${all} ${all === 1 ? "run" : "runs"}`;
  if (!isDry) return `Pruned ${count}, about ${sizeText(bytes)}.\n`;
  const lines = gone.map((run) => `  ${shortId(run.id)}  ${run.created}  ${sizeText(run.bytes)}\n`);
  return `Would prune ${count}, about ${sizeText(bytes)}:\n${lines.join("")}`;
}

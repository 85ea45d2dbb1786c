import type { FlowRun } from "../../store/index.js";
import { inputSchemaOf, isSuspended, markCrashed, resumePaused } from "../../engine/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { findRun, shortId } from "../find-run.js";
import { CELLS_MODES, GROUP_MODES } from "../group-modes.js";
import { nearest } from "../nearest.js";
import { readParameters } from "../parameters/read-parameters.js";
import { beginTarget } from "../run/begin-target.js";
import { readTarget } from "../run/read-target.js";
import { withStore } from "../with-store.js";
import type { World } from "../world.js";
import type { TargetOptions } from "./run.js";
import { runTarget } from "./run-target.js";

export interface ResumeOptions extends Omit<TargetOptions, "group" | "cells"> {
  /** Tasks to begin from, for `nbflow retry`. */
  readonly from?: readonly string[];
  /** What a paused run is resumed with. */
  readonly param?: readonly string[];
  readonly rerun?: boolean;
}

/** `nbflow resume` and `nbflow retry`: goes on with a run, from where it stopped or from the tasks that are named. */
export async function resume(given: string, options: ResumeOptions, world: World): Promise<ExitCode> {
  const { run, state } = await withStore(world, async (store) => {
    await markCrashed(store);
    const found = await findRun(store, given);
    const tasks = await store.taskRuns(found.id);
    const names = [...new Set(tasks.flatMap((task) => [task.name, task.taskKey]))];
    if (found.state?.type === "PAUSED") {
      if (options.from !== undefined)
        throw new CliError(`${found.name} is paused: resume or cancel it first.`);
      await resumePaused(store, found, readParameters(options.param ?? [], {}, inputSchemaOf(found)));
      return { run: found, state: null };
    }
    if ((options.param ?? []).length > 0)
      throw new CliError(
        `${found.name} is not paused: it goes on with the parameters that it was begun with.`,
        {
          hint: "For others, begin a new run: nbflow run FLOW -p name=value",
        },
      );
    for (const from of options.from ?? []) mustBeOneOf(from, names);
    return { run: found, state: found.state };
  });
  if (run.state?.type === "PAUSED" && !isSuspended(run)) {
    world.stdout.write(`${run.flowName} (${run.name}) goes on.\n`);
    return EXIT.success;
  }
  if (state?.type === "COMPLETED" && options.from === undefined) {
    world.stderr.write(`${run.flowName} (${run.name}) has completed: there is nothing to go on with.\n`);
    world.stderr.write(
      `To run it again from one of its tasks: nbflow retry ${shortId(run.id)} --from TASK\n`,
    );
    return EXIT.success;
  }
  const target = await readTarget(targetOf(run), world.cwd);
  const { context } = run;
  const group = GROUP_MODES.find((mode) => mode === context["group"]) ?? "auto";
  const cells = CELLS_MODES.find((mode) => mode === context["cells"]);
  const python = options.python ?? textOf(context["python"]);
  const targetOptions = {
    ...options,
    group,
    ...(cells === undefined ? {} : { cells }),
    ...(python === undefined ? {} : { python }),
  };
  const begun = await beginTarget(target, targetOptions, world, { startsAhead: false });
  return runTarget(begun, targetOptions, world, {
    begin: (engine, loaded, signal) => {
      if (textOf(context["hash"]) !== undefined && context["hash"] !== loaded.hash) {
        world.stderr.write(`${world.stderr.colors.yellow(CHANGED)}\n`);
      }
      return engine.resume(loaded.flow, run.id, {
        signal,
        from: options.from ?? [],
        mayRunAgain: options.rerun === true,
      });
    },
  });
}

const CHANGED =
  "note: The script has changed since. Tasks whose own source is the same keep what they gave, whatever else has changed.";

function targetOf({ context, name }: FlowRun): string {
  const script = textOf(context["script"]);
  if (script === undefined) throw new CliError(`${name} was not run from a script, so it can't be run on.`);
  const named = textOf(context["export"]);
  return named === undefined ? script : `${script}:${named}`;
}

function mustBeOneOf(name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const meant = nearest(name, names);
  throw new CliError(`The run has no task ${name}.`, {
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}It has: ${names.join(", ")}.`,
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

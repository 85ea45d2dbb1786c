import { setTimeout as delay } from "node:timers/promises";
import { isTerminal } from "../../state/index.js";
import type { LogLine, TaskRun } from "../../store/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { findRun } from "../find-run.js";
import { nearest } from "../nearest.js";
import { moment } from "../terminal/duration.js";
import { withStore } from "../with-store.js";
import type { World } from "../world.js";

export interface LogsOptions {
  readonly task?: string;
  readonly follow?: boolean;
}

const POLL_MS = 250;
const ERROR = 40;

/** `nbflow runs logs`. */
export async function runLogs(given: string, options: LogsOptions, world: World): Promise<ExitCode> {
  return withStore(world, async (store) => {
    const run = await findRun(store, given);
    let after: string | null = null;
    for (;;) {
      const ended = isTerminal((await store.flowRun(run.id))?.state?.type ?? "PENDING");
      const tasks = await store.taskRuns(run.id);
      const lines: readonly LogLine[] = await store.logs({
        flowRunId: run.id,
        ...(after === null ? {} : { after }),
      });
      for (const line of wantedLines(lines, tasks, options.task, ended)) print(line, tasks, world);
      after = lines.at(-1)?.id ?? after;
      if (ended || options.follow !== true) return EXIT.success;
      await delay(POLL_MS);
    }
  });
}

function wantedLines(
  lines: readonly LogLine[],
  tasks: readonly TaskRun[],
  wanted: string | undefined,
  ended: boolean,
) {
  if (wanted === undefined) return lines;
  const ids = new Set(
    tasks.filter((task) => task.name === wanted || task.taskKey === wanted).map((task) => task.id),
  );
  if (ids.size === 0 && ended) {
    const names = [...new Set(tasks.map((task) => task.name))];
    const meant = nearest(wanted, names);
    throw new CliError(`The run has no task ${wanted}.`, {
      hint: `${meant === null ? "" : `Did you mean ${meant}? `}It has: ${names.join(", ")}.`,
    });
  }
  return lines.filter((line) => line.taskRunId !== null && ids.has(line.taskRunId));
}

function print(line: LogLine, tasks: readonly TaskRun[], { stdout }: World): void {
  const { dim, red } = stdout.colors;
  const task = tasks.find((candidate) => candidate.id === line.taskRunId);
  const head = dim(`${moment(new Date(line.timestamp), new Date())}  ${task?.name ?? ""}  `);
  for (const text of line.message.replace(/\n$/u, "").split("\n")) {
    stdout.write(`${head}${line.level >= ERROR ? red(text) : text}\n`);
  }
}

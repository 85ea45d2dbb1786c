import type { Command } from "commander";
import * as help from "../help.js";
import type { World } from "../world.js";
import { wholeNumber } from "./option-values.js";
import { debug, type Ends } from "./shared-options.js";

/** `nbflow runs …`. */
export function addRunsCommands(program: Command, ends: Ends, world: World): void {
  const runs = program
    .command("runs")
    .summary("ls, show, logs, report, prune: what ran, when, and how it ended")
    .description("What ran, when, in what state, and what it printed.")
    .helpCommand(false)
    .addHelpText("after", help.RUNS);

  runs
    .command("ls")
    .summary("list runs, the newest first")
    .description("Lists runs, the newest first.")
    .option("-n, --limit <count>", "how many at most", wholeNumber, 20)
    .option("--state <state>", "only runs in this state, such as failed")
    .option("--json", "print them as JSON")
    .addOption(debug())
    .addHelpText("after", help.RUNS_LS)
    .action(
      ends(async (options: never) => (await import("../commands/runs-ls.js")).listRuns(options, world)),
    );

  runs
    .command("show")
    .summary("show a run: its tasks, states, parameters and result")
    .description("Shows a run: its tasks and their states, its parameters and its result.")
    .argument("<run>", "the run's id, the beginning of it, or its name")
    .option("--json", "print it as JSON")
    .addOption(debug())
    .addHelpText("after", help.RUNS_SHOW)
    .action(
      ends(async (id: string, options: never) =>
        (await import("../commands/runs-show.js")).showRun(id, options, world),
      ),
    );

  runs
    .command("logs")
    .summary("print what a run printed and logged")
    .description("Prints what a run printed and logged.")
    .argument("<run>", "the run's id, the beginning of it, or its name")
    .option("--task <name>", "only this task")
    .option("-f, --follow", "go on until the run has ended")
    .addOption(debug())
    .addHelpText("after", help.RUNS_LOGS)
    .action(
      ends(async (id: string, options: never) =>
        (await import("../commands/runs-logs.js")).runLogs(id, options, world),
      ),
    );

  runs
    .command("report")
    .summary("write the executed notebook of a run")
    .description("Writes the executed notebook of a run: the notebook's cells, each with what it gave.")
    .argument("<run>", "the run's id, the beginning of it, or its name")
    .requiredOption("-o, --out <file>", "the .ipynb file to write")
    .addOption(debug())
    .addHelpText("after", help.RUNS_REPORT)
    .action(
      ends(async (id: string, options: never) =>
        (await import("../commands/runs-report.js")).reportRun(id, options, world),
      ),
    );
  runs
    .command("send")
    .summary("tell a server of the runs that it could not be told of")
    .description("Tells a server of the runs that it could not be told of while they ran.")
    .option("--api <url>", "the server's API")
    .option("--profile <name>", "the server of this profile")
    .addOption(debug())
    .action(
      ends(async (options: never) => (await import("../commands/runs-send.js")).sendRuns(options, world)),
    );
  addPrune(runs, ends, world);
}

function addPrune(runs: Command, ends: Ends, world: World): void {
  runs
    .command("prune")
    .summary("delete old runs, by age, number and size")
    .description(
      "Deletes runs that have completed, with their logs, outputs and results, and shrinks the file.",
    )
    .option("--older-than <age>", "those that began longer ago: 12h, 30d, 2w")
    .option("--keep <count>", "so many of the newest stay in any case", wholeNumber)
    .option("--max-size <size>", "the oldest, until the rest is no larger: 500MB, 2GB")
    .option("--unfinished", "failed, crashed and cancelled ones too, which could be resumed")
    .option("--dry-run", "only say what would go")
    .option("--json", "print what goes as JSON")
    .addOption(debug())
    .addHelpText("after", help.RUNS_PRUNE)
    .action(
      ends(async (options: never) => (await import("../commands/runs-prune.js")).pruneRuns(options, world)),
    );
}

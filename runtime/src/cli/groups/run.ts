import type { Command } from "commander";
import * as help from "../help.js";
import type { World } from "../world.js";
import { collect, wholeNumber } from "./option-values.js";
import { cells, debug, durability, group, tellsServer, type Ends } from "./shared-options.js";

/** `nbflow run`. */
export function addRun(program: Command, ends: Ends, world: World): void {
  tellsServer(
    limits(
      program
        .command("run")
        .summary("run a flow, or a notebook as a flow")
        .description("Runs a flow script, or converts a notebook in memory and runs it.")
        .argument("<file>", "a .flow.ts script or an .ipynb notebook; SCRIPT:NAME for one of several flows")
        .option("-p, --param <name=value>", "set a parameter; may be given several times", collect)
        .option("--params-file <file>", "take parameters from a JSON file; -p goes before it")
        .option("--python <path>", "the Python interpreter to use"),
    )
      .option("--reuse", "do not run again what an earlier run of the flow has done and would be the same")
      .option("--report <file>", "write the executed notebook, with outputs and figures")
      .option("--name <name>", "the run's name (default: one is made up)")
      .addOption(group())
      .addOption(cells()),
  )
    .option("--json", "print the run as one JSON object on stdout")
    .option("-q, --quiet", "show no progress")
    .addOption(debug())
    .addHelpText("after", help.RUN)
    .action(
      ends(async (file: string, options: never) =>
        (await import("../commands/run.js")).run(file, options, world),
      ),
    );
}

/** What the processes may be and take that run cells, and how safely its state is kept. */
const limits = (command: Command): Command =>
  command
    .option(
      "--workers <count>",
      "run cells in so many processes at once (default: one a core; 1: in one)",
      wholeNumber,
    )
    .option("--memory <size>", "fail where all its Python takes more than this: 4GB, 512MB (Linux)")
    .addOption(durability("what a task that has ended survives"));

const goesOn = (command: Command): Command =>
  tellsServer(
    limits(
      command
        .argument("<run>", "the run's id, the beginning of it, or its name")
        .option("--rerun", "completed tasks whose results are not stored may run again if needed")
        .option("--python <path>", "the Python interpreter to use (default: as before)"),
    ).option("--report <file>", "write the executed notebook, with outputs and figures"),
  )
    .option("--json", "print the run as one JSON object on stdout")
    .option("-q, --quiet", "show no progress")
    .addOption(debug());

/** `nbflow resume`. */
export function addResume(program: Command, ends: Ends, world: World): void {
  goesOn(program.command("resume"))
    .option(
      "-p, --param <name=value>",
      "what a paused run is resumed with; may be given several times",
      collect,
    )
    .summary("go on with a run that has stopped")
    .description(
      "Goes on with a run that failed, was cancelled or was killed: what has completed is not run again.",
    )
    .addHelpText("after", help.RESUME)
    .action(
      ends(async (id: string, options: never) =>
        (await import("../commands/resume.js")).resume(id, options, world),
      ),
    );
}

/** `nbflow retry`. */
export function addRetry(program: Command, ends: Ends, world: World): void {
  goesOn(program.command("retry"))
    .summary("run a run again from a task")
    .description("Runs a task of a run again, and all that takes from it; the rest keeps what it gave.")
    .requiredOption("--from <task>", "the task's name; may be given several times", collect)
    .addHelpText("after", help.RETRY)
    .action(
      ends(async (id: string, options: never) =>
        (await import("../commands/resume.js")).resume(id, options, world),
      ),
    );
}

/** `nbflow cancel`. */
export function addCancel(program: Command, ends: Ends, world: World): void {
  program
    .command("cancel")
    .summary("cancel a run, also one of another process")
    .description(
      "Asks the process that runs a flow to cancel it, its Python included, and waits until it has.",
    )
    .argument("<run>", "the run's id, the beginning of it, or its name")
    .addOption(debug())
    .addHelpText("after", help.CANCEL)
    .action(ends(async (id: string) => (await import("../commands/cancel.js")).cancelRun(id, world)));
}

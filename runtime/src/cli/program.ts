import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { VERSION } from "../version.js";
import { CELLS_MODES, GROUP_MODES } from "./group-modes.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import * as help from "./help.js";
import { addRemoteCommands, type Ends } from "./remote-commands.js";
import { addServerCommands } from "./server-commands.js";
import type { World } from "./world.js";

/** Runs the command line that is given, and says with which status to exit. Throws what the command could not do. */
export async function runProgram(argv: readonly string[], world: World): Promise<ExitCode> {
  let status: ExitCode = EXIT.success;
  const ends =
    (act: (...args: never[]) => Promise<ExitCode>) =>
    async (...args: unknown[]) => {
      status = await act(...(args as never[]));
    };
  const program = makeProgram(ends, world);
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.success : EXIT.usage;
  }
  return status;
}

function makeProgram(ends: Ends, world: World): Command {
  const program = new Command("nbflow")
    .description("Turns Jupyter notebooks into flows, runs them, and keeps track of every run.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand(false)
    .addHelpText("after", help.PROGRAM)
    .configureOutput(outputFor(world))
    .exitOverride()
    .showSuggestionAfterError();

  const group = () =>
    new Option(
      "--group <mode>",
      "how cells become tasks: by what belongs together, one a heading, or one a cell",
    )
      .choices([...GROUP_MODES])
      .default("auto");
  const cells = () =>
    new Option(
      "--cells <mode>",
      "a TypeScript or JavaScript notebook's cells as functions of the script, or in one scope as in its kernel",
    ).choices([...CELLS_MODES]);
  const debug = () => new Option("--debug", "show where an error comes from");

  program
    .command("convert")
    .summary("write the flow of a notebook as a TypeScript script")
    .description("Writes the flow of a notebook as a TypeScript script that is yours to edit.")
    .argument("<notebook>", "the .ipynb file")
    .option("-o, --out <file>", "where to write (default: beside the notebook, as NAME.flow.ts)")
    .addOption(group())
    .addOption(
      new Option(
        "--style <style>",
        "tasks as constants, or as a class's fields with @task and @flow",
      ).choices(["functions", "class"]),
    )
    .addOption(cells())
    .option("--stdout", "print the script instead of writing it")
    .option("--json", "print the plan as JSON: cells, tasks, dependencies and their reasons")
    .option("--check", "write nothing; exit 1 where the script is missing or out of date")
    .option("--force", "overwrite a script that was changed; a backup is kept")
    .addOption(debug())
    .addHelpText("after", help.CONVERT)
    .action(
      ends(async (notebook: string, options: never) =>
        (await import("./commands/convert.js")).convert(notebook, options, world),
      ),
    );

  program
    .command("run")
    .summary("run a flow, or a notebook as a flow")
    .description("Runs a flow script, or converts a notebook in memory and runs it.")
    .argument("<file>", "a .flow.ts script or an .ipynb notebook; SCRIPT:NAME for one of several flows")
    .option("-p, --param <name=value>", "set a parameter; may be given several times", collect)
    .option("--params-file <file>", "take parameters from a JSON file; -p goes before it")
    .option("--python <path>", "the Python interpreter to use")
    .option(
      "--workers <count>",
      "run cells in so many processes at once (default: one a core; 1: in one)",
      wholeNumber,
    )
    .option("--memory <size>", "fail where all its Python takes more than this: 4GB, 512MB (Linux)")
    .option("--reuse", "do not run again what an earlier run of the flow has done and would be the same")
    .option("--report <file>", "write the executed notebook, with outputs and figures")
    .option("--name <name>", "the run's name (default: one is made up)")
    .addOption(group())
    .addOption(cells())
    .option("--api <url>", "tell this Orion server of the run; an empty one: none")
    .option("--profile <name>", "tell the server of this profile")
    .option("--json", "print the run as one JSON object on stdout")
    .option("-q, --quiet", "show no progress")
    .addOption(debug())
    .addHelpText("after", help.RUN)
    .action(
      ends(async (file: string, options: never) =>
        (await import("./commands/run.js")).run(file, options, world),
      ),
    );

  const goesOn = (command: Command) =>
    command
      .argument("<run>", "the run's id, the beginning of it, or its name")
      .option("--rerun", "completed tasks whose results are not stored may run again if needed")
      .option("--python <path>", "the Python interpreter to use (default: as before)")
      .option("--report <file>", "write the executed notebook, with outputs and figures")
      .option("--api <url>", "tell this Orion server of the run; an empty one: none")
      .option("--profile <name>", "tell the server of this profile")
      .option("--json", "print the run as one JSON object on stdout")
      .option("-q, --quiet", "show no progress")
      .addOption(debug());

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
        (await import("./commands/resume.js")).resume(id, options, world),
      ),
    );

  program
    .command("cancel")
    .summary("cancel a run, also one of another process")
    .description(
      "Asks the process that runs a flow to cancel it, its Python included, and waits until it has.",
    )
    .argument("<run>", "the run's id, the beginning of it, or its name")
    .addOption(debug())
    .addHelpText("after", help.CANCEL)
    .action(ends(async (id: string) => (await import("./commands/cancel.js")).cancelRun(id, world)));

  addLimitCommands(program, ends, world);

  goesOn(program.command("retry"))
    .summary("run a run again from a task")
    .description("Runs a task of a run again, and all that takes from it; the rest keeps what it gave.")
    .requiredOption("--from <task>", "the task's name; may be given several times", collect)
    .addHelpText("after", help.RETRY)
    .action(
      ends(async (id: string, options: never) =>
        (await import("./commands/resume.js")).resume(id, options, world),
      ),
    );

  program
    .command("verify")
    .summary("check that a notebook's flow gives what the notebook gives")
    .description(
      "Runs a notebook as Jupyter does and its flow in several orders, each in a fresh copy of the notebook's folder, and compares.",
    )
    .argument("<notebook>", "the .ipynb file")
    .option(
      "--seeds <count>",
      "how many random orders of the tasks to try, with seeds from 1",
      wholeNumber,
      5,
    )
    .addOption(
      new Option("--seed <seed>", "try the order of this seed alone")
        .argParser(wholeNumber)
        .conflicts("seeds"),
    )
    .option("--python <path>", "the Python interpreter to use; it needs nbclient and ipykernel")
    .addOption(group())
    .option("--root <folder>", "the folder to copy, where the notebook reads files above its own")
    .option("--limit <MB>", "the largest folder that is copied for each run", wholeNumber, 500)
    .option("--json", "print what was found as JSON")
    .option("-q, --quiet", "show no progress")
    .addOption(debug())
    .addHelpText("after", help.VERIFY)
    .action(
      ends(async (notebook: string, options: never) =>
        (await import("./commands/verify.js")).verify(notebook, options, world),
      ),
    );

  program
    .command("inspect")
    .summary("say what parameters a flow takes")
    .description("Loads a flow script, or converts a notebook in memory, and says what a run can be given.")
    .argument("<file>", "a .flow.ts script or an .ipynb notebook; SCRIPT:NAME for one of several flows")
    .addOption(group())
    .addOption(cells())
    .option("--json", "print its name and its parameters' JSON Schema as JSON")
    .addOption(debug())
    .addHelpText("after", help.INSPECT)
    .action(
      ends(async (file: string, options: never) =>
        (await import("./commands/inspect.js")).inspect(file, options, world),
      ),
    );

  addRunsCommands(program, ends, world, debug);
  addRemoteCommands(program, ends, world);
  addServerCommands(program, ends, world, debug);

  program
    .command("version")
    .summary("print the version")
    .action(() => world.stdout.write(`${VERSION}\n`));

  return program;
}

function addLimitCommands(program: Command, ends: Ends, world: World): void {
  const limits = program
    .command("concurrency-limit")
    .summary("create, ls, delete: how many tasks with a tag run at once")
    .description("How many task runs with a tag run at once, over all processes that share the state folder.")
    .helpCommand(false)
    .addHelpText("after", help.LIMITS);
  limits
    .command("create")
    .argument("<tag>")
    .argument("<limit>", "how many at once; 0 lets none run")
    .action(
      ends(async (tag: string, limit: string) =>
        (await import("./commands/concurrency-limit.js")).createLimit(tag, limit, world),
      ),
    );
  limits
    .command("ls")
    .option("--json", "print them as JSON")
    .action(
      ends(async (options: never) =>
        (await import("./commands/concurrency-limit.js")).listLimits(options, world),
      ),
    );
  limits
    .command("delete")
    .argument("<tag>")
    .action(
      ends(async (tag: string) => (await import("./commands/concurrency-limit.js")).deleteLimit(tag, world)),
    );
}

function addRunsCommands(program: Command, ends: Ends, world: World, debug: () => Option): void {
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
    .action(ends(async (options: never) => (await import("./commands/runs-ls.js")).listRuns(options, world)));

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
        (await import("./commands/runs-show.js")).showRun(id, options, world),
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
        (await import("./commands/runs-logs.js")).runLogs(id, options, world),
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
        (await import("./commands/runs-report.js")).reportRun(id, options, world),
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
      ends(async (options: never) => (await import("./commands/runs-send.js")).sendRuns(options, world)),
    );
  addPrune(runs, ends, world, debug);
}

function addPrune(runs: Command, ends: Ends, world: World, debug: () => Option): void {
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
      ends(async (options: never) => (await import("./commands/runs-prune.js")).pruneRuns(options, world)),
    );
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/u.test(text)) throw new InvalidArgumentError("It takes a whole number from 1.");
  return Number(text);
}

function outputFor({ stdout, stderr }: World) {
  return {
    writeOut: (text: string) => stdout.write(text),
    writeErr: (text: string) => stderr.write(text),
    getOutHelpWidth: () => Math.min(stdout.columns, 110),
    getErrHelpWidth: () => Math.min(stderr.columns, 110),
    getOutHasColors: () => stdout.colors.isColorSupported,
    getErrHasColors: () => stderr.colors.isColorSupported,
    outputError: (text: string, write: (text: string) => void) => write(stderr.colors.red(text)),
  };
}

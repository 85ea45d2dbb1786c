import { Command, CommanderError } from "commander";
import { VERSION } from "../version.js";
import { EXIT, type ExitCode } from "./exit-code.js";
import { addLimitCommands } from "./groups/concurrency-limit.js";
import { addDeployCommand } from "./groups/deploy.js";
import { addDeploymentCommands } from "./groups/deployment.js";
import { addFlowRunCommands } from "./groups/flow-run.js";
import { addConvert, addInspect, addVerify } from "./groups/notebook.js";
import { addProfileCommands } from "./groups/profile.js";
import { addCancel, addResume, addRetry, addRun } from "./groups/run.js";
import { addRunsCommands } from "./groups/runs.js";
import { addServerCommands } from "./groups/server.js";
import type { Ends } from "./groups/shared-options.js";
import { addStorageCommands } from "./groups/storage.js";
import { addWorkPoolCommands } from "./groups/work-pool.js";
import { addAgentCommands, addWorkerCommands } from "./groups/worker.js";
import * as help from "./help.js";
import type { World } from "./world.js";

/** What adds each command, in the order in which help lists them. */
const COMMANDS = new Map<string, (program: Command, ends: Ends, world: World) => void>([
  ["convert", addConvert],
  ["run", addRun],
  ["resume", addResume],
  ["cancel", addCancel],
  ["concurrency-limit", addLimitCommands],
  ["retry", addRetry],
  ["verify", addVerify],
  ["inspect", addInspect],
  ["runs", addRunsCommands],
  ["profile", addProfileCommands],
  ["deploy", addDeployCommand],
  ["storage", addStorageCommands],
  ["worker", addWorkerCommands],
  ["agent", addAgentCommands],
  ["work-pool", addWorkPoolCommands],
  ["deployment", addDeploymentCommands],
  ["flow-run", addFlowRunCommands],
  ["server", addServerCommands],
]);

/** Runs the command line that is given, and says with which status to exit. Throws what the command could not do. */
export async function runProgram(argv: readonly string[], world: World): Promise<ExitCode> {
  let status: ExitCode = EXIT.success;
  const ends =
    (act: (...args: never[]) => Promise<ExitCode>) =>
    async (...args: unknown[]) => {
      status = await act(...(args as never[]));
    };
  const program = makeProgram(argv, ends, world);
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.success : EXIT.usage;
  }
  return status;
}

function makeProgram(argv: readonly string[], ends: Ends, world: World): Command {
  const program = new Command("nbflow")
    .description("Turns Jupyter notebooks into flows, runs them, and keeps track of every run.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand(false)
    .addHelpText("after", help.PROGRAM)
    .configureOutput(outputFor(world))
    .exitOverride()
    .showSuggestionAfterError();

  // the others would take some of the time that a short run has
  const asked = COMMANDS.get(argv[0] ?? "");
  for (const add of asked === undefined ? COMMANDS.values() : [asked]) add(program, ends, world);
  program
    .command("version")
    .summary("print the version")
    .action(() => world.stdout.write(`${VERSION}\n`));

  return program;
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

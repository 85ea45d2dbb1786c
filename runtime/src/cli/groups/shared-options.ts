import { Option, type Command } from "commander";
import type { ExitCode } from "../exit-code.js";
import { CELLS_MODES, GROUP_MODES } from "../group-modes.js";

/** Makes what a command does its action; its status is the program's. */
export type Ends = (act: (...args: never[]) => Promise<ExitCode>) => (...args: unknown[]) => Promise<void>;

export const debug = (): Option => new Option("--debug", "show where an error comes from");

export const json = (command: Command): Command => command.option("--json", "print as JSON");

/** For a command that speaks to a server. */
export const onServer = (command: Command): Command =>
  command
    .option("--api <url>", "the server's API (default: as the environment or a profile says)")
    .option("--profile <name>", "the server of this profile")
    .addOption(debug());

/** For a command that runs a flow, and may tell a server of it. */
export const tellsServer = (command: Command): Command =>
  command
    .option("--api <url>", "tell this Orion server of the run; an empty one: none")
    .option("--profile <name>", "tell the server of this profile");

/** How safely state is kept. */
export const durability = (what: string): Option =>
  new Option("--durability <of>", what).choices(["process", "power"]).default("process");

/** How a notebook's cells become tasks. */
export const group = (): Option =>
  new Option(
    "--group <mode>",
    "how cells become tasks: by what belongs together, one a heading, or one a cell",
  )
    .choices([...GROUP_MODES])
    .default("auto");

/** Where a notebook's cells run. */
export const cells = (): Option =>
  new Option(
    "--cells <mode>",
    "a TypeScript or JavaScript notebook's cells as functions of the script, or in one scope as in its kernel",
  ).choices([...CELLS_MODES]);

/** A command of commands. */
export const commandGroup = (program: Command, name: string, summary: string): Command =>
  program.command(name).summary(summary).helpCommand(false);

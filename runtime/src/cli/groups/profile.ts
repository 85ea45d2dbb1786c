import type { Command } from "commander";
import * as help from "../remote-help.js";
import type { World } from "../world.js";
import type { Ends } from "./shared-options.js";

/** `nbflow profile …`. */
export function addProfileCommands(program: Command, ends: Ends, world: World): void {
  const profile = program
    .command("profile")
    .summary("ls, create, use, set, rm, inspect: which server, and what opens it")
    .description(
      "Which Orion servers there are, and what opens them. Keys are kept in a file that only you can read.",
    )
    .helpCommand(false)
    .addHelpText("after", help.PROFILE);
  const commands = () => import("../commands/profile.js");
  const withSettings = (command: Command) =>
    command
      .option("--api-url <url>", "the API's address, like http://127.0.0.1:4200/api")
      .option("--api-key <key>", "the key; - reads it from standard input")
      .option(
        "--api-auth-string <user:password>",
        "for a server with Basic auth; - reads it from standard input",
      );
  profile
    .command("ls")
    .summary("list the profiles, ours and Prefect's")
    .option("--json", "print them as JSON")
    .action(ends(async (options: never) => (await commands()).listProfiles(options, world)));
  withSettings(profile.command("create").summary("make a profile").argument("<name>")).action(
    ends(async (name: string, options: never) => (await commands()).createProfile(name, options, world)),
  );
  withSettings(
    profile
      .command("set")
      .summary("change a profile; an empty value takes a setting away")
      .argument("<name>"),
  ).action(ends(async (name: string, options: never) => (await commands()).setProfile(name, options, world)));
  profile
    .command("use")
    .summary("use a profile from now on")
    .argument("[name]")
    .option("--none", "use none: runs are kept on this machine alone")
    .action(
      ends(async (name: string | undefined, options: never) =>
        (await commands()).useProfile(name, options, world),
      ),
    );
  profile
    .command("rm")
    .summary("delete a profile")
    .argument("<name>")
    .action(ends(async (name: string) => (await commands()).removeProfile(name, world)));
  profile
    .command("inspect")
    .summary("show a profile, without its key")
    .argument("[name]", "default: the one in use")
    .action(ends(async (name: string | undefined) => (await commands()).inspectProfile(name, world)));
}

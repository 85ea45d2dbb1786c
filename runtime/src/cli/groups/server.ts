import { Option, type Command } from "commander";
import * as help from "../help.js";
import type { World } from "../world.js";
import { collect, portNumber } from "./option-values.js";
import { debug, durability, type Ends } from "./shared-options.js";

/** `nbflow server …`. */
export function addServerCommands(program: Command, ends: Ends, world: World): void {
  const server = program
    .command("server")
    .summary("start, key: serve the Orion (Prefect) API over the runs of this folder")
    .description("Serves the Orion (Prefect) API over the state folder.")
    .helpCommand(false)
    .addHelpText("after", help.SERVER);

  server
    .command("start")
    .summary("serve the API until Ctrl-C")
    .description("Serves the Orion (Prefect) API over the state folder until Ctrl-C.")
    .option("--host <address>", "the address to listen at", "127.0.0.1")
    .option("--port <port>", "the port; 0 takes a free one", portNumber, 4200)
    .option("--insecure", "take everyone without a key, at any address")
    .option(
      "--allow-host <name>",
      "a name under which it is reached, as behind a proxy; may be given several times",
      collect,
    )
    .addOption(durability("what an acknowledged write survives"))
    .option("--pages <folder>", "other pages than the dashboard's, to be served at /")
    .option("--shared", "let your editor and other programs of yours find it; end a minute after the last")
    .addOption(debug())
    .addHelpText("after", help.SERVER_START)
    .action(
      ends(async (options: never) =>
        (await import("../commands/server-start.js")).serverStart(options, world),
      ),
    );

  const key = server
    .command("key")
    .summary("create, ls, rm: who may use the server")
    .description("The keys that the server takes. Once there is one, each request needs one.")
    .helpCommand(false)
    .addHelpText("after", help.SERVER_KEY);
  const keys = () => import("../commands/server-key.js");
  key
    .command("create")
    .summary("make a key, and print it once")
    .argument("<name>", "whose it is")
    .addOption(new Option("--role <role>", "what it allows").choices(["read", "run", "admin"]).default("run"))
    .action(ends(async (name: string, options: never) => (await keys()).createKey(name, options, world)));
  key
    .command("ls")
    .summary("list the keys' names and roles")
    .option("--json", "print them as JSON")
    .action(ends(async (options: never) => (await keys()).listKeys(options, world)));
  key
    .command("rm")
    .summary("take a key away")
    .argument("<name>")
    .action(ends(async (name: string) => (await keys()).removeKey(name, world)));
}

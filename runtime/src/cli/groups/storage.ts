import type { Command } from "commander";
import type { World } from "../world.js";
import { commandGroup, type Ends, json, onServer } from "./shared-options.js";

/** `nbflow storage …`. */
export function addStorageCommands(program: Command, ends: Ends, world: World): void {
  const storage = commandGroup(
    program,
    "storage",
    "create, ls, set-default, prune, rm: where bundles and large outputs are kept",
  );
  const commands = () => import("../commands/storage.js");
  onServer(
    storage
      .command("create")
      .summary("keep bundles in a folder that workers see too")
      .argument("<name>")
      .requiredOption("--path <folder>", "the folder")
      .option("--default", "keep them there from now on"),
  ).action(
    ends(async (name: string, options: never) => (await commands()).createStorage(name, options, world)),
  );
  json(onServer(storage.command("ls").summary("list storages and bundles"))).action(
    ends(async (options: never) => (await commands()).listStorages(options, world)),
  );
  onServer(
    storage.command("set-default").summary("keep bundles there from now on").argument("<name>"),
  ).action(
    ends(async (name: string, options: never) => (await commands()).setDefaultStorage(name, options, world)),
  );
  json(
    onServer(
      storage
        .command("prune")
        .summary("delete large outputs whose flow runs the server does not have any more")
        .option("--dry-run", "show what would go"),
    ),
  ).action(ends(async (options: never) => (await commands()).pruneStorage(options, world)));
  onServer(storage.command("rm").summary("forget a storage; its folder stays").argument("<name>")).action(
    ends(async (name: string, options: never) => (await commands()).removeStorage(name, options, world)),
  );
}

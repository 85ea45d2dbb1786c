import type { Command } from "commander";
import * as help from "../help.js";
import type { World } from "../world.js";
import type { Ends } from "./shared-options.js";

/** `nbflow concurrency-limit …`. */
export function addLimitCommands(program: Command, ends: Ends, world: World): void {
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
        (await import("../commands/concurrency-limit.js")).createLimit(tag, limit, world),
      ),
    );
  limits
    .command("ls")
    .option("--json", "print them as JSON")
    .action(
      ends(async (options: never) =>
        (await import("../commands/concurrency-limit.js")).listLimits(options, world),
      ),
    );
  limits
    .command("delete")
    .argument("<tag>")
    .action(
      ends(async (tag: string) => (await import("../commands/concurrency-limit.js")).deleteLimit(tag, world)),
    );
}

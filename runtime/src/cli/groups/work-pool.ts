import type { Command } from "commander";
import type { World } from "../world.js";
import { wholeNumber } from "./option-values.js";
import { commandGroup, type Ends, json, onServer } from "./shared-options.js";

/** `nbflow work-pool …`. */
export function addWorkPoolCommands(program: Command, ends: Ends, world: World): void {
  const pool = commandGroup(
    program,
    "work-pool",
    "create, ls, inspect, pause, resume, rm: what runs deployments",
  );
  const commands = () => import("../commands/work-pool.js");
  onServer(
    pool
      .command("create")
      .summary("make a work pool")
      .argument("<name>")
      .option("-t, --type <type>", "process, docker or kubernetes", "process")
      .option("--concurrency-limit <count>", "how many of its flow runs at once", wholeNumber)
      .option("--paused", "it runs nothing yet"),
  ).action(ends(async (name: string, options: never) => (await commands()).createPool(name, options, world)));
  json(onServer(pool.command("ls").summary("list the work pools"))).action(
    ends(async (options: never) => (await commands()).listPools(options, world)),
  );
  onServer(
    pool.command("inspect").summary("show a work pool with its queues and workers").argument("<name>"),
  ).action(
    ends(async (name: string, options: never) => (await commands()).inspectPool(name, options, world)),
  );
  for (const [verb, isPaused] of [
    ["pause", true],
    ["resume", false],
  ] as const) {
    onServer(
      pool
        .command(verb)
        .summary(isPaused ? "let it run nothing" : "let it run again")
        .argument("<name>"),
    ).action(
      ends(async (name: string, options: never) =>
        (await commands()).pausePool(name, isPaused, options, world),
      ),
    );
  }
  onServer(
    pool
      .command("set-concurrency-limit")
      .summary("how many of its flow runs at once")
      .argument("<name>")
      .argument("<count>", "", wholeNumber),
  ).action(
    ends(async (name: string, count: number, options: never) =>
      (await commands()).limitPool(name, count, options, world),
    ),
  );
  onServer(pool.command("clear-concurrency-limit").summary("any number at once").argument("<name>")).action(
    ends(async (name: string, options: never) => (await commands()).limitPool(name, null, options, world)),
  );
  onServer(pool.command("rm").summary("delete a work pool").argument("<name>")).action(
    ends(async (name: string, options: never) => (await commands()).removePool(name, options, world)),
  );
}

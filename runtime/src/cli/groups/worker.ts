import type { Command } from "commander";
import * as help from "../remote-help.js";
import type { World } from "../world.js";
import { collect, positive, wholeNumber } from "./option-values.js";
import { commandGroup, type Ends, onServer } from "./shared-options.js";

function start(command: Command, ends: Ends, world: World): void {
  onServer(
    command
      .option("-n, --name <name>", "how the server knows it (default: one is made up)")
      .option("-q, --work-queue <queue>", "take from this queue alone; may be given several times", collect)
      .option("-l, --limit <count>", "how many flow runs at once (default: any number)", wholeNumber)
      .option("--query-seconds <seconds>", "how often it looks for what is to run", positive, 5)
      .option("--prefetch-seconds <seconds>", "how long before its time a run is taken", positive, 10)
      .option("--grace-seconds <seconds>", "how long runs may go on when it is to end", positive, 60)
      .option("--run-once", "run what is due, and end"),
  )
    .addHelpText("after", help.WORKER)
    .action(
      ends(async (options: never) => (await import("../commands/worker.js")).startWorker(options, world)),
    );
}

/** `nbflow worker …`. */
export function addWorkerCommands(program: Command, ends: Ends, world: World): void {
  const command = commandGroup(program, "worker", "start: run the flow runs of a work pool")
    .command("start")
    .summary("run the flow runs of a work pool, until it is ended")
    .requiredOption("-p, --pool <pool>", "the work pool; it is made where there is none");
  start(command, ends, world);
}

/** `nbflow agent …`. */
export function addAgentCommands(program: Command, ends: Ends, world: World): void {
  const summary = "start: the same, as Prefect called it before there were pools";
  const command = commandGroup(program, "agent", summary)
    .command("start")
    .summary("run the flow runs of a queue, until it is ended")
    .option("-p, --pool <pool>", "the work pool", "default");
  start(command, ends, world);
}

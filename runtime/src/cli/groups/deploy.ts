import { Option, type Command } from "commander";
import { GROUP_MODES } from "../group-modes.js";
import * as help from "../remote-help.js";
import type { World } from "../world.js";
import { collect, wholeNumber } from "./option-values.js";
import { type Ends, onServer } from "./shared-options.js";

/** `nbflow deploy`. */
export function addDeployCommand(program: Command, ends: Ends, world: World): void {
  onServer(
    program
      .command("deploy")
      .summary("deploy a flow to a server, to run by schedule or on demand")
      .description("Bundles a flow, keeps the bundle in a storage, and makes or updates its deployment.")
      .argument(
        "[file]",
        "a script, a notebook, or a YAML file that describes deployments (default: nbflow.yaml)",
      )
      .option("-n, --name <name>", "the deployment's name (default: default)")
      .option("--pool <pool>", "the work pool that runs it", "default")
      .option("--queue <queue>", "the pool's queue (default: the pool's own)")
      .option("--cron <cron>", 'when it runs, like "0 5 * * *"; may be given several times', collect)
      .option("--interval <time>", "how often it runs: 90, 15m, 6h, 1d")
      .option("--rrule <rule>", "when it runs, like FREQ=DAILY;BYHOUR=5; may be given several times", collect)
      .option("--timezone <zone>", "the schedules' time zone, like Europe/Madrid", "UTC")
      .option("-p, --param <name=value>", "set a parameter; may be given several times", collect)
      .option("--tag <tag>", "a tag of its runs; may be given several times", collect)
      .option("--description <text>", "what it is for")
      .option(
        "--requirements <file>",
        "the Python packages it needs (default: what its cells import, as installed here)",
      )
      .option("--python <path>", "the Python interpreter whose versions count")
      .option(
        "--include <path>",
        "a data file, folder or pattern that comes along; may be given several times",
        collect,
      )
      .option("--storage <name>", "where the bundle is kept (default: see nbflow storage ls)")
      .option("--concurrency-limit <count>", "how many of its runs at once", wholeNumber)
      .option("--paused", "its schedules wait")
      .option(
        "--job-variable <name=value>",
        "a variable of the pool's job template, such as image; may be given several times",
        collect,
      )
      .addOption(
        new Option("--group <mode>", "how a notebook's cells become tasks")
          .choices([...GROUP_MODES])
          .default("auto"),
      )
      .option("--dry-run", "only say what would change"),
  )
    .option("--json", "print what changed as JSON")
    .addHelpText("after", help.DEPLOY)
    .action(
      ends(async (file: string | undefined, options: never) =>
        (await import("../commands/deploy.js")).deployFlows(file, options, world),
      ),
    );
}

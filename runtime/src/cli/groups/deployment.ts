import type { Command } from "commander";
import * as help from "../remote-help.js";
import type { World } from "../world.js";
import { collect } from "./option-values.js";
import { commandGroup, type Ends, json, onServer } from "./shared-options.js";

/** `nbflow deployment …`. */
export function addDeploymentCommands(program: Command, ends: Ends, world: World): void {
  const deployment = commandGroup(
    program,
    "deployment",
    "run, ls, inspect, pause, resume, rm: what is deployed",
  ).addHelpText("after", help.DEPLOYMENT);
  const commands = () => import("../commands/deployment.js");
  json(
    onServer(
      deployment
        .command("run")
        .summary("run a deployment now")
        .argument("<deployment>", "FLOW/NAME")
        .option("-p, --param <name=value>", "set a parameter; may be given several times", collect)
        .option("--name <name>", "the run's name (default: one is made up)")
        .option("--tag <tag>", "a tag of the run; may be given several times", collect)
        .option("-w, --watch", "wait until it is over; exit 1 where it failed"),
    ),
  ).action(
    ends(async (given: string, options: never) => (await commands()).runDeployment(given, options, world)),
  );
  json(onServer(deployment.command("ls").summary("list the deployments"))).action(
    ends(async (options: never) => (await commands()).listDeployments(options, world)),
  );
  onServer(
    deployment.command("inspect").summary("show a deployment as JSON").argument("<deployment>", "FLOW/NAME"),
  ).action(
    ends(async (given: string, options: never) =>
      (await commands()).inspectDeployment(given, options, world),
    ),
  );
  for (const [verb, isPaused] of [
    ["pause", true],
    ["resume", false],
  ] as const) {
    onServer(
      deployment
        .command(verb)
        .summary(isPaused ? "let its schedules wait" : "let its schedules go on")
        .argument("<deployment>", "FLOW/NAME"),
    ).action(
      ends(async (given: string, options: never) =>
        (await commands()).pauseDeployment(given, isPaused, options, world),
      ),
    );
  }
  onServer(
    deployment.command("rm").summary("delete a deployment").argument("<deployment>", "FLOW/NAME"),
  ).action(
    ends(async (given: string, options: never) => (await commands()).removeDeployment(given, options, world)),
  );
}

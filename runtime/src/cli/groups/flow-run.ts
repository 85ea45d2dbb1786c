import type { Command } from "commander";
import type { World } from "../world.js";
import { collect, wholeNumber } from "./option-values.js";
import { commandGroup, type Ends, json, onServer } from "./shared-options.js";

/** `nbflow flow-run …`. */
export function addFlowRunCommands(program: Command, ends: Ends, world: World): void {
  const flowRun = commandGroup(
    program,
    "flow-run",
    "ls, inspect, cancel, logs, resume, retry: the flow runs of a server",
  );
  const commands = () => import("../commands/flow-run.js");
  json(
    onServer(
      flowRun
        .command("ls")
        .summary("list flow runs, the newest first")
        .option("-n, --limit <count>", "how many at most", wholeNumber, 20)
        .option("--state <state>", "only runs in this state, such as failed; scheduled: what is planned")
        .option("--flow <name>", "only runs of this flow"),
    ),
  ).action(ends(async (options: never) => (await commands()).listFlowRuns(options, world)));
  const one = (name: string, summary: string): Command =>
    onServer(
      flowRun
        .command(name)
        .summary(summary)
        .argument("<run>", "the flow run's id, the beginning of it, or its name"),
    );
  one("inspect", "show a flow run with its task runs as JSON").action(
    ends(async (given: string, options: never) => (await commands()).inspectFlowRun(given, options, world)),
  );
  one("cancel", "cancel a flow run, and wait until it is over")
    .option("--no-wait", "do not wait")
    .action(
      ends(async (given: string, options: never) => (await commands()).cancelFlowRun(given, options, world)),
    );
  one("logs", "print what a flow run logged")
    .option("-f, --follow", "go on until it is over")
    .action(
      ends(async (given: string, options: never) => (await commands()).flowRunLogs(given, options, world)),
    );
  one("resume", "let a paused or suspended flow run go on")
    .option("-p, --param <name=value>", "what it is resumed with; may be given several times", collect)
    .action(
      ends(async (given: string, options: never) =>
        (await import("../commands/flow-run-resume.js")).resumeFlowRun(given, options, world),
      ),
    );
  one("retry", "run a deployment's flow run again").action(
    ends(async (given: string, options: never) => (await commands()).retryFlowRun(given, options, world)),
  );
}

import { InvalidArgumentError, Option, type Command } from "commander";
import { GROUP_MODES } from "./group-modes.js";
import * as help from "./remote-help.js";
import type { ExitCode } from "./exit-code.js";
import type { World } from "./world.js";

export type Ends = (act: (...args: never[]) => Promise<ExitCode>) => (...args: unknown[]) => Promise<void>;

/** The commands that speak to a server. */
export function addRemoteCommands(program: Command, ends: Ends, world: World): void {
  addProfileCommands(program, ends, world);
  addDeployCommand(program, ends, world);
  addStorageCommands(program, ends, world);
  addWorkerCommands(program, ends, world);
  addWorkPoolCommands(program, ends, world);
  addDeploymentCommands(program, ends, world);
  addFlowRunCommands(program, ends, world);
}

const onServer = (command: Command): Command =>
  command
    .option("--api <url>", "the server's API (default: as the environment or a profile says)")
    .option("--profile <name>", "the server of this profile")
    .addOption(new Option("--debug", "show where an error comes from"));

const json = (command: Command): Command => command.option("--json", "print as JSON");

function addProfileCommands(program: Command, ends: Ends, world: World): void {
  const profile = program
    .command("profile")
    .summary("ls, create, use, set, rm, inspect: which server, and what opens it")
    .description(
      "Which Orion servers there are, and what opens them. Keys are kept in a file that only you can read.",
    )
    .helpCommand(false)
    .addHelpText("after", help.PROFILE);
  const commands = () => import("./commands/profile.js");
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

function addDeployCommand(program: Command, ends: Ends, world: World): void {
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
        (await import("./commands/deploy.js")).deployFlows(file, options, world),
      ),
    );
}

function addStorageCommands(program: Command, ends: Ends, world: World): void {
  const storage = group(program, "storage", "create, ls, set-default, rm: where bundles are kept");
  const commands = () => import("./commands/storage.js");
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
  onServer(storage.command("rm").summary("forget a storage; its folder stays").argument("<name>")).action(
    ends(async (name: string, options: never) => (await commands()).removeStorage(name, options, world)),
  );
}

function addWorkerCommands(program: Command, ends: Ends, world: World): void {
  const start = (command: Command): Command =>
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
        ends(async (options: never) => (await import("./commands/worker.js")).startWorker(options, world)),
      );
  start(
    group(program, "worker", "start: run the flow runs of a work pool")
      .command("start")
      .summary("run the flow runs of a work pool, until it is ended")
      .requiredOption("-p, --pool <pool>", "the work pool; it is made where there is none"),
  );
  start(
    group(program, "agent", "start: the same, as Prefect called it before there were pools")
      .command("start")
      .summary("run the flow runs of a queue, until it is ended")
      .option("-p, --pool <pool>", "the work pool", "default"),
  );
}

function addWorkPoolCommands(program: Command, ends: Ends, world: World): void {
  const pool = group(program, "work-pool", "create, ls, inspect, pause, resume, rm: what runs deployments");
  const commands = () => import("./commands/work-pool.js");
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

function addDeploymentCommands(program: Command, ends: Ends, world: World): void {
  const deployment = group(
    program,
    "deployment",
    "run, ls, inspect, pause, resume, rm: what is deployed",
  ).addHelpText("after", help.DEPLOYMENT);
  const commands = () => import("./commands/deployment.js");
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

function addFlowRunCommands(program: Command, ends: Ends, world: World): void {
  const flowRun = group(program, "flow-run", "ls, inspect, cancel, logs, retry: the flow runs of a server");
  const commands = () => import("./commands/flow-run.js");
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
  one("retry", "run a deployment's flow run again").action(
    ends(async (given: string, options: never) => (await commands()).retryFlowRun(given, options, world)),
  );
}

function group(program: Command, name: string, summary: string): Command {
  return program.command(name).summary(summary).helpCommand(false);
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d*$/u.test(text)) throw new InvalidArgumentError("It takes a whole number from 1.");
  return Number(text);
}

function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError("It takes a number above 0.");
  return number;
}

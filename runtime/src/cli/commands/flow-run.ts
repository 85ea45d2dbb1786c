import { setTimeout as delay } from "node:timers/promises";
import { read, readAll, type Fields } from "../../orion/index.js";
import { isTerminal } from "../../state/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { shortId } from "../find-run.js";
import { findFlowRun } from "../find-flow-run.js";
import { flowNames } from "../flow-names.js";
import { readState, type WantedState } from "../read-state.js";
import type { ServerOptions } from "../run/tracked-run.js";
import { moment } from "../terminal/duration.js";
import { table } from "../terminal/table.js";
import { serverClient } from "../with-server.js";
import type { World } from "../world.js";

const LOOK_MS = 1000;
const PAGE = 200;
const LEVELS: readonly (readonly [number, string])[] = [
  [50, "CRITICAL"],
  [40, "ERROR"],
  [30, "WARNING"],
  [20, "INFO"],
  [0, "DEBUG"],
];

/** `nbflow flow-run ls`: of the server, the newest first. */
export async function listFlowRuns(
  options: ServerOptions & {
    readonly limit: number;
    readonly state?: string;
    readonly flow?: string;
    readonly json?: boolean;
  },
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const wanted = options.state === undefined ? null : readState(options.state);
  const now = new Date();
  const isPlanned = wanted?.type === "SCHEDULED";
  const filter = {
    sort: isPlanned ? "EXPECTED_START_TIME_ASC" : "START_TIME_DESC",
    limit: options.limit,
    flow_runs: {
      // what schedules have planned ahead is listed where it is asked for
      ...(isPlanned ? {} : { expected_start_time: { before_: now.toISOString() } }),
      ...(wanted === null ? {} : { state: stateFilter(wanted) }),
    },
    ...(options.flow === undefined ? {} : { flows: { name: { any_: [options.flow] } } }),
  };
  const runs = read
    .list(await client.call("POST", "flow_runs/filter", filter))
    .map((each) => read.fields(each));
  const flows = await flowNames(client, runs);
  if (options.json === true) world.stdout.write(`${JSON.stringify(runs, null, 2)}\n`);
  else if (runs.length === 0) world.stdout.write("The server has no such flow run.\n");
  else {
    world.stdout.write(
      table(
        runs,
        [
          { title: "Flow run", cell: (run) => shortId(read.text(run, "id")) },
          { title: isPlanned ? "Due" : "Started", cell: (run) => startText(run, now) },
          { title: "Flow", cell: (run) => flows.get(read.text(run, "flow_id")) ?? "", flexible: true },
          { title: "Name", cell: (run) => read.text(run, "name"), flexible: true },
          { title: "State", cell: (run) => read.textOrNull(run, "state_name") ?? "" },
          {
            title: "Time",
            cell: (run) => `${read.number(run, "total_run_time").toFixed(1)}s`,
            align: "right",
          },
        ],
        world.stdout,
      ),
    );
  }
  return EXIT.success;
}

/** `nbflow flow-run inspect`. */
export async function inspectFlowRun(given: string, options: ServerOptions, world: World): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const run = await findFlowRun(client, given);
  const id = read.text(run, "id");
  const filter = { flow_runs: { id: { any_: [id] } }, sort: "EXPECTED_START_TIME_ASC" };
  const tasks = await readAll(client, "task_runs/filter", filter);
  const shown = tasks.map(
    ({ id: taskId, name, state_name: state, total_run_time: seconds, task_inputs: inputs }) => ({
      id: taskId,
      name,
      state,
      seconds,
      inputs,
    }),
  );
  // a job's variables may hold what is secret
  const { job_variables: _variables, ...rest } = run;
  world.stdout.write(`${JSON.stringify({ ...rest, task_runs: shown }, null, 2)}\n`);
  return EXIT.success;
}

/** `nbflow flow-run cancel`: asks for it, and waits until it is over; `--no-wait` does not. */
export async function cancelFlowRun(
  given: string,
  options: ServerOptions & { readonly wait?: boolean },
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const run = await findFlowRun(client, given);
  const id = read.text(run, "id");
  const state = {
    type: "CANCELLING",
    name: "Cancelling",
    message: "It was cancelled by nbflow flow-run cancel.",
  };
  const answer = read.fields(await client.call("POST", `flow_runs/${id}/set_state`, { state }));
  const now = read.object(answer, "state");
  if (answer["status"] === "ABORT" || !["CANCELLING", "CANCELLED"].includes(read.text(now, "type"))) {
    const reason = read.textOrNull(read.object(answer, "details"), "reason") ?? "";
    throw new CliError(`${read.text(run, "name")} can't be cancelled: ${reason}`, { exitCode: EXIT.failure });
  }
  if (options.wait === false) return EXIT.success;
  for (;;) {
    const found = read.fields(await client.call("GET", `flow_runs/${id}`));
    const type = read.stateType(found);
    if (isTerminal(type)) {
      world.stdout.write(`${read.text(found, "name")} is ${read.textOrNull(found, "state_name") ?? ""}.\n`);
      return type === "CANCELLED" ? EXIT.success : EXIT.failure;
    }
    await delay(LOOK_MS);
  }
}

/** `nbflow flow-run logs`; with `--follow` until the run is over. */
export async function flowRunLogs(
  given: string,
  options: ServerOptions & { readonly follow?: boolean },
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const id = read.text(await findFlowRun(client, given), "id");
  for (let seen = 0; ; await delay(LOOK_MS)) {
    // asked before the lines are read, so that none of a run that is over is missed
    const run = read.fields(await client.call("GET", `flow_runs/${id}`));
    for (;;) {
      const filter = {
        logs: { flow_run_id: { any_: [id] } },
        sort: "TIMESTAMP_ASC",
        limit: PAGE,
        offset: seen,
      };
      const lines = read.list(await client.call("POST", "logs/filter", filter));
      for (const line of lines) world.stdout.write(lineText(line));
      seen += lines.length;
      if (lines.length < PAGE) break;
    }
    const type = read.stateType(run);
    if (options.follow !== true || isTerminal(type)) return EXIT.success;
  }
}

/** `nbflow flow-run retry`: runs it again, where it came from a deployment. */
export async function retryFlowRun(given: string, options: ServerOptions, world: World): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const run = await findFlowRun(client, given);
  const state = {
    type: "SCHEDULED",
    name: "AwaitingRetry",
    message: "It was asked for by nbflow flow-run retry.",
  };
  const answer = read.fields(
    await client.call("POST", `flow_runs/${read.text(run, "id")}/set_state`, { state }),
  );
  if (answer["status"] !== "ACCEPT") {
    const reason = read.textOrNull(read.object(answer, "details"), "reason") ?? "";
    throw new CliError(`${read.text(run, "name")} can't be retried: ${reason}`, {
      hint: "What ran on this machine goes on with: nbflow resume RUN",
      exitCode: EXIT.failure,
    });
  }
  world.stdout.write(`${read.text(run, "name")} runs again.\n`);
  return EXIT.success;
}

function lineText(line: unknown): string {
  const level = LEVELS.find(([least]) => read.number(line, "level") >= least)?.[1] ?? "";
  const time = new Date(read.text(line, "timestamp")).toTimeString().slice(0, 8);
  return `${time} ${level.padEnd(7)} ${read.text(line, "message").replace(/\n$/u, "")}\n`;
}

function stateFilter({ type, name }: WantedState): object {
  return name === null ? { type: { any_: [type] } } : { name: { any_: [name] } };
}

function startText(run: Fields, now: Date): string {
  const at = read.textOrNull(run, "start_time") ?? read.textOrNull(run, "expected_start_time");
  return at === null ? "" : moment(new Date(at), now);
}

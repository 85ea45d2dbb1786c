import { setTimeout as delay } from "node:timers/promises";
import { findDeployment, pagesOf, read, readAll, type Fields, type OrionClient } from "../../orion/index.js";
import { isTerminal } from "../../state/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { flowNames } from "../flow-names.js";
import { readParameters, type ParametersSchema } from "../parameters/read-parameters.js";
import type { ServerOptions } from "../run/tracked-run.js";
import { table } from "../terminal/table.js";
import { serverClient } from "../with-server.js";
import type { World } from "../world.js";

const LOOK_MS = 1000;

/** `nbflow deployment run`: makes a flow run, and with `--watch` waits for its end. */
export async function runDeployment(
  given: string,
  options: ServerOptions & {
    readonly param?: readonly string[];
    readonly name?: string;
    readonly tag?: readonly string[];
    readonly watch?: boolean;
    readonly json?: boolean;
  },
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const deployment = await find(client, given);
  // a flow without a schema takes whatever it is given
  const schema = read.flag(deployment, "enforce_parameter_schema")
    ? (read.object(deployment, "parameter_openapi_schema") as ParametersSchema)
    : null;
  const parameters = readParameters(options.param ?? [], {}, schema);
  const run = await client.call("POST", `deployments/${read.text(deployment, "id")}/create_flow_run`, {
    parameters,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(options.tag === undefined ? {} : { tags: options.tag }),
    state: { type: "SCHEDULED", name: "Scheduled" },
  });
  const id = read.text(run, "id");
  const page = `${pagesOf(client.address)}/runs/flow-run/${id}`;
  if (options.watch !== true) {
    world.stdout.write(
      options.json === true
        ? `${JSON.stringify({ id, name: read.text(run, "name"), page }, null, 2)}\n`
        : `${given} runs as ${read.text(run, "name")}: ${page}\nIts log: nbflow flow-run logs ${id}\n`,
    );
    return EXIT.success;
  }
  for (let last = ""; ; await delay(LOOK_MS)) {
    const now = read.fields(await client.call("GET", `flow_runs/${id}`));
    const state = read.textOrNull(now, "state_name") ?? "Pending";
    if (state !== last && options.json !== true) world.stderr.write(`${state}\n`);
    last = state;
    const type = read.stateType(now);
    if (!isTerminal(type)) continue;
    const message = read.textOrNull(read.object(now, "state"), "message");
    world.stdout.write(
      options.json === true
        ? `${JSON.stringify({ id, name: read.text(now, "name"), page, state: { type, name: state, message } }, null, 2)}\n`
        : `${read.text(now, "name")}: ${state}${message === null || message === "" ? "" : ` (${message})`}\n${page}\n`,
    );
    return type === "COMPLETED" ? EXIT.success : EXIT.failure;
  }
}

/** `nbflow deployment ls`. */
export async function listDeployments(
  options: ServerOptions & { readonly json?: boolean },
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const deployments = await readAll(client, "deployments/filter");
  const flows = await flowNames(client, deployments);
  const rows = deployments.map((each) => ({
    deployment: `${flows.get(read.text(each, "flow_id")) ?? "?"}/${read.text(each, "name")}`,
    id: read.text(each, "id"),
    pool: read.textOrNull(each, "work_pool_name"),
    paused: read.flag(each, "paused"),
    status: read.textOrNull(each, "status"),
    version: read.textOrNull(each, "version"),
    schedules: read
      .list(each["schedules"] ?? [])
      .map((entry) => scheduleText(read.object(entry, "schedule"))),
  }));
  if (options.json === true) world.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
  else if (rows.length === 0)
    world.stdout.write("Nothing is deployed yet. Deploy with: nbflow deploy flow.ts --name daily\n");
  else {
    world.stdout.write(
      table(
        rows,
        [
          { title: "Deployment", cell: ({ deployment }) => deployment, flexible: true },
          { title: "Pool", cell: ({ pool }) => pool ?? "" },
          { title: "Schedule", cell: ({ schedules }) => schedules.join(", "), flexible: true },
          { title: "Version", cell: ({ version }) => version ?? "" },
          {
            title: "Status",
            cell: ({ paused, status }) =>
              paused ? "paused" : (status ?? "").toLowerCase().replace("_", " "),
          },
        ],
        world.stdout,
      ),
    );
  }
  return EXIT.success;
}

/** `nbflow deployment inspect`. What a job's environment is given is not shown. */
export async function inspectDeployment(
  given: string,
  options: ServerOptions,
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const deployment = await find(client, given);
  const variables = read.object(deployment, "job_variables");
  const env = read.object(variables, "env");
  const shown = Object.fromEntries(
    Object.entries(env).map(([name, value]) => [name, name.startsWith("NBFLOW_BUNDLE") ? value : "…"]),
  );
  const { command: _command, ...others } = variables;
  world.stdout.write(
    `${JSON.stringify({ ...deployment, job_variables: { ...others, command: "nbflow's loader", env: shown } }, null, 2)}\n`,
  );
  return EXIT.success;
}

/** `nbflow deployment pause` and `resume`: its schedules. */
export async function pauseDeployment(
  given: string,
  isPaused: boolean,
  options: ServerOptions,
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const deployment = await find(client, given);
  await client.call("PATCH", `deployments/${read.text(deployment, "id")}`, { paused: isPaused });
  world.stdout.write(`${given} ${isPaused ? "is paused: nothing is scheduled" : "goes on"}.\n`);
  return EXIT.success;
}

/** `nbflow deployment rm`. */
export async function removeDeployment(
  given: string,
  options: ServerOptions,
  world: World,
): Promise<ExitCode> {
  const client = await serverClient(options, world);
  const deployment = await find(client, given);
  await client.call("DELETE", `deployments/${read.text(deployment, "id")}`);
  return EXIT.success;
}

async function find(client: OrionClient, given: string): Promise<Fields> {
  const [flow = "", name = "", ...more] = given.split("/");
  if (name === "" || more.length > 0)
    throw new CliError(`${given} names no deployment.`, {
      hint: "It is like flow-name/deployment-name: nbflow deployment ls",
    });
  const found = await findDeployment(client, flow, name);
  if (found === null)
    throw new CliError(`There is no deployment ${given}.`, {
      hint: "See what there is: nbflow deployment ls",
    });
  return found;
}

function scheduleText(schedule: Fields): string {
  const { cron, interval, rrule, timezone } = schedule;
  const zone = typeof timezone === "string" && timezone !== "UTC" ? ` ${timezone}` : "";
  const when = [cron, rrule].find((each) => typeof each === "string") ?? `every ${String(interval)} s`;
  return `${when}${zone}`;
}

import type { Json } from "../python/worker.js";
import type { JsonSchema } from "../engine/index.js";
import { pagesOf, read, type Fields, type OrionClient } from "../orion/index.js";
import { COMMAND } from "./loader.js";

export type Schedule =
  | { readonly cron: string; readonly timezone: string }
  /** Seconds. */
  | { readonly interval: number; readonly timezone: string; readonly anchor: string | null }
  | { readonly rrule: string; readonly timezone: string };

/** A deployment as it is to be. */
export interface Deployment {
  readonly flow: string;
  readonly name: string;
  readonly pool: string;
  readonly queue: string | null;
  readonly schedules: readonly Schedule[];
  readonly parameters: Readonly<Record<string, Json>>;
  readonly parameterSchema: JsonSchema | null;
  readonly tags: readonly string[];
  readonly description: string | null;
  /** What is shown as its version. */
  readonly version: string;
  readonly concurrencyLimit: number | null;
  readonly paused: boolean;
  /** Further variables of the pool's job template, such as `image`. */
  readonly jobVariables: Readonly<Record<string, Json>>;
  readonly bundle: { readonly sha256: string; readonly place: string };
}

/** One line of what would change. */
export interface Change {
  readonly what: string;
  /** Null for what was not there. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface Deployed {
  readonly id: string;
  readonly isNew: boolean;
  readonly page: string;
}

/** What is to change, in a person's words. */
export function changes(before: Fields | null, deployment: Deployment): readonly Change[] {
  const after = shown(bodyOf(deployment, "", before));
  const old = before === null ? {} : shown(before);
  return Object.keys({ ...after, ...old }).flatMap((what): Change[] => {
    const change = { what, before: old[what] ?? null, after: after[what] ?? null };
    return change.before === change.after ? [] : [change];
  });
}

/** Makes the deployment, or makes it what it is to be. */
export async function deploy(
  client: OrionClient,
  deployment: Deployment,
  before: Fields | null,
): Promise<Deployed> {
  const flow = read.fields(await client.call("POST", "flows/", { name: deployment.flow }));
  const body = bodyOf(deployment, read.text(flow, "id"), before);
  const made = await client.call("POST", "deployments/", body);
  const id = read.text(made, "id");
  return { id, isNew: before === null, page: `${pagesOf(client.address)}/deployments/deployment/${id}` };
}

function bodyOf(deployment: Deployment, flowId: string, before: Fields | null): Fields {
  const { bundle, parameterSchema } = deployment;
  const given = deployment.jobVariables["env"];
  const env = given === undefined ? {} : read.fields(given);
  return {
    name: deployment.name,
    flow_id: flowId,
    version: deployment.version,
    description: deployment.description,
    tags: deployment.tags,
    parameters: deployment.parameters,
    parameter_openapi_schema: openApiSchema(parameterSchema),
    enforce_parameter_schema: parameterSchema !== null,
    schedules: deployment.schedules.map((schedule) => ({
      active: true,
      schedule: scheduleBody(schedule, before),
    })),
    paused: deployment.paused,
    concurrency_limit: deployment.concurrencyLimit,
    work_pool_name: deployment.pool,
    ...(deployment.queue === null ? {} : { work_queue_name: deployment.queue }),
    entrypoint: null,
    path: null,
    pull_steps: null,
    job_variables: {
      ...deployment.jobVariables,
      command: COMMAND,
      env: { ...env, NBFLOW_BUNDLE: bundle.place, NBFLOW_BUNDLE_SHA256: bundle.sha256 },
    },
  };
}

function scheduleBody(schedule: Schedule, before: Fields | null): Fields {
  if (!("interval" in schedule)) return schedule;
  const { interval, timezone } = schedule;
  return {
    interval,
    timezone,
    anchor_date: schedule.anchor ?? anchorBefore(before, interval) ?? startOfDay(),
  };
}

/** An interval that stays the same goes on from where it is. */
function anchorBefore(before: Fields | null, interval: number): string | null {
  for (const entry of read.list(before?.["schedules"] ?? [])) {
    const schedule = read.object(entry, "schedule");
    if (schedule["interval"] === interval && typeof schedule["anchor_date"] === "string")
      return schedule["anchor_date"];
  }
  return null;
}

function startOfDay(): string {
  return `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
}

function openApiSchema(schema: JsonSchema | null): Fields {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    readonly properties?: Readonly<Record<string, Fields>>;
    readonly required?: readonly string[];
  };
  const named = Object.entries(properties).map(
    ([name, property], position) => [name, { title: name, position, ...property }] as const,
  );
  return { title: "Parameters", type: "object", properties: Object.fromEntries(named), required };
}

/** What a person compares of a deployment, each as one text. */
function shown(body: Fields): Readonly<Record<string, string>> {
  const variables = read.object(body, "job_variables");
  const { NBFLOW_BUNDLE: place, NBFLOW_BUNDLE_SHA256: hash, ...env } = read.object(variables, "env");
  const { command, env: _env, ...rest } = variables;
  const entries: Record<string, unknown> = {
    version: body["version"],
    bundle: hash,
    "kept at": place,
    description: body["description"],
    tags: body["tags"],
    pool: body["work_pool_name"],
    queue: body["work_queue_name"] === "default" ? null : body["work_queue_name"],
    paused: body["paused"] === true ? true : null,
    "concurrency limit": limitOf(body),
    command: command === COMMAND ? "nbflow's loader" : command,
    "job variables": rest,
    environment: env,
  };
  for (const [name, value] of Object.entries(read.object(body, "parameters")))
    entries[`parameter ${name}`] = value;
  const schema = read.object(read.object(body, "parameter_openapi_schema"), "properties");
  entries["parameters taken"] = Object.keys(schema).toSorted();
  for (const [index, entry] of read.list(body["schedules"] ?? []).entries())
    entries[`schedule ${index + 1}`] = scheduleText(read.object(entry, "schedule"));
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, value]) => {
      const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
      return ["null", "[]", "{}", ""].includes(text) ? [] : [[name, text]];
    }),
  );
}

function limitOf(body: Fields): unknown {
  const limit = body["global_concurrency_limit"];
  return limit === null || limit === undefined
    ? body["concurrency_limit"]
    : read.numberOrNull(limit, "limit");
}

function scheduleText(schedule: Fields): string {
  const { cron, interval, rrule, timezone } = schedule;
  const zone = typeof timezone === "string" ? ` (${timezone})` : "";
  if (typeof cron === "string") return `cron ${cron}${zone}`;
  if (typeof rrule === "string") return `rrule ${rrule}${zone}`;
  return `every ${String(interval)} s${zone}`;
}

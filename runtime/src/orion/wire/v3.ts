import { setTimeout as delay } from "node:timers/promises";
import type { State } from "../../state/index.js";
import type { Artifact, LogLine, TaskRun } from "../../store/index.js";
import { ApiError } from "../api-error.js";
import { orNull, readAll, type CallOptions, type OrionClient } from "../client/index.js";
import { contentsOf } from "../contents/index.js";
import { read } from "../read.js";
import { tellPauseInput } from "./pause-input.js";
import { smallParameters } from "./small-parameters.js";
import { apiState, taskRunEvent } from "./task-events.js";
import type { IdOf, Wire } from "./wire.js";

const OUR_ID = "nbflow-id";
const MOST_LINES = 200;
const MOST_LOG_BYTES = 900_000;
/** Of one line; the server refuses longer ones. */
const LONGEST_LINE = 500_000;
const PAGE = 200;
const LOOK_MS = 50;
const MOST_LOOKS = 200;
/** A server that was killed has forgotten what it was told. */
const TELL_AGAIN = 20;

/** Prefect 3.x: task runs are told as events. */
export function wireV3(client: OrionClient): Wire {
  const flowIds = new Map<string, Promise<string>>();
  /** The server's ids of artifacts, by ours. */
  const artifactIds = new Map<string, string>();
  const contents = contentsOf(client);

  async function flowId(name: string, tags: readonly string[], options?: CallOptions): Promise<string> {
    let id = flowIds.get(name);
    if (id === undefined) {
      id = client.call("POST", "flows/", { name, tags }, options).then((flow) => read.text(flow, "id"));
      id.catch(() => flowIds.delete(name));
      flowIds.set(name, id);
    }
    return id;
  }

  async function findArtifact(artifact: Artifact, flowRunId: string | null, options?: CallOptions) {
    const found = await client.call(
      "POST",
      "artifacts/filter",
      {
        artifacts: {
          ...(artifact.key === null ? {} : { key: { any_: [artifact.key] } }),
          ...(flowRunId === null ? {} : { flow_run_id: { any_: [flowRunId] } }),
          ...(artifact.taskRunId === null ? {} : { task_run_id: { any_: [artifact.taskRunId] } }),
        },
        limit: PAGE,
      },
      options,
    );
    const same = read.list(found).find((each) => read.object(each, "metadata_")[OUR_ID] === artifact.id);
    return same === undefined ? null : read.text(same, "id");
  }

  return {
    async hasOurFlowRun(id, options) {
      return (await orNull(client.call("GET", `flow_runs/${id}`, undefined, options))) !== null;
    },

    async createFlowRun({ run, parent }, idOf, options) {
      const flow_id = await flowId(run.flowName, [], options);
      if (parent !== null) await untilThere(client, parent, idOf, options);
      const made = await client.call(
        "POST",
        "flow_runs/",
        {
          flow_id,
          name: run.name,
          parameters: smallParameters(run.parameters),
          context: run.context,
          tags: run.tags,
          parent_task_run_id: run.parentTaskRunId,
          empirical_policy: {
            retries: run.policy.retries,
            retry_delay: Math.round(run.policy.retryDelay[0] ?? 0),
          },
          idempotency_key: run.id,
          labels: { [OUR_ID]: run.id },
          state: { type: "PENDING", name: "Pending" },
        },
        options,
      );
      return read.text(made, "id");
    },

    async recordFlowRunState(id, state, again, options) {
      if (again && (await currentTransition(client, id, options)) === state.id) return;
      await tellPauseInput(client, id, state, options);
      await client.call(
        "POST",
        `flow_runs/${id}/set_state`,
        { state: apiState(state), force: true },
        options,
      );
    },

    async renameFlowRun(id, name, options) {
      await client.call("PATCH", `flow_runs/${id}`, { name }, options);
    },

    async recordTaskRuns(runs, idOf, options) {
      if (runs.length === 0) return;
      const events = runs.flatMap((run) => (run.state === null ? [] : [taskRunEvent(run, run.state, idOf)]));
      await client.call("POST", "events", events, options);
    },

    async missingTaskRuns(id, runs, options) {
      const there = new Map<string, string>();
      const filter = { flow_runs: { id: { any_: [id] } }, sort: "ID_DESC" };
      for (const run of await readAll(client, "task_runs/filter", filter, options))
        there.set(read.text(run, "id"), sortable(read.textOrNull(read.object(run, "state"), "timestamp")));
      return runs.filter(
        ({ id: own, state }) => state !== null && (there.get(own) ?? "") < sortable(state.timestamp),
      );
    },

    async log(lines, idOf, again, options) {
      const left = again ? await withoutThose(client, lines, idOf, options) : lines;
      for (const some of portions(left)) {
        const body = some.map((line) => ({
          name: line.name,
          level: line.level,
          message:
            line.message.length > LONGEST_LINE ? `${line.message.slice(0, LONGEST_LINE)}…` : line.message,
          timestamp: line.timestamp,
          flow_run_id: line.flowRunId === null ? null : idOf(line.flowRunId),
          task_run_id: line.taskRunId,
        }));
        await client.call("POST", "logs/", body, options);
      }
    },

    async saveArtifact(artifact, idOf, again, options) {
      const flowRunId = artifact.flowRunId === null ? null : idOf(artifact.flowRunId);
      const isChange = artifact.updated !== artifact.created;
      const known =
        artifactIds.get(artifact.id) ??
        (again || isChange ? await findArtifact(artifact, flowRunId, options) : null);
      const { data, metadata, left } = await contents.sent(artifact, flowRunId, options);
      const { description } = artifact;
      const changing = { data, description, metadata_: { ...metadata, [OUR_ID]: artifact.id } };
      if (known !== null) {
        artifactIds.set(artifact.id, known);
        await client.call("PATCH", `artifacts/${known}`, changing, options);
      } else {
        const body = {
          ...changing,
          key: artifact.key,
          type: artifact.type,
          flow_run_id: flowRunId,
          task_run_id: artifact.taskRunId,
        };
        artifactIds.set(artifact.id, read.text(await client.call("POST", "artifacts/", body, options), "id"));
      }
      if (left !== null) throw left;
    },
  };
}

/**
 * Tells the server of a task run until it has it, as a flow run must not name one that it has not. (Made by a request of its own
 * it would begin at the server's time, and states of before that would be passed over.)
 */
async function untilThere(
  client: OrionClient,
  run: TaskRun,
  idOf: IdOf,
  options?: CallOptions,
): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const found = await orNull(client.call("GET", `task_runs/${run.id}`, undefined, options));
    if (found !== null) return;
    if (look % TELL_AGAIN === TELL_AGAIN - 1 && run.state !== null)
      await client.call("POST", "events", [taskRunEvent(run, run.state, idOf)], options);
    await delay(LOOK_MS, undefined, options?.signal === undefined ? {} : { signal: options.signal });
  }
  throw new ApiError(
    "api-failed",
    `${client.address.url} has been told of the task run ${run.name}, and has it not yet.`,
  );
}

/** A time in UTC as a text that is in the order of times; the server leaves zeros out. */
function sortable(timestamp: string | null): string {
  const [, seconds = "", fraction = ""] = /^([^.Z+]+)(?:\.(\d+))?/u.exec(timestamp ?? "") ?? [];
  return `${seconds}.${fraction.padEnd(6, "0").slice(0, 6)}`;
}

async function currentTransition(
  client: OrionClient,
  id: string,
  options?: CallOptions,
): Promise<string | null> {
  const run = read.fields(await client.call("GET", `flow_runs/${id}`, undefined, options));
  const state = run["state"] as State | null | undefined;
  return state === null || state === undefined
    ? null
    : read.textOrNull(read.object(state, "state_details"), "transition_id");
}

/** Those lines that the server has not got. */
async function withoutThose(
  client: OrionClient,
  lines: readonly LogLine[],
  idOf: IdOf,
  options?: CallOptions,
): Promise<readonly LogLine[]> {
  const [first] = lines;
  if (first === undefined) return [];
  const there = new Set<string>();
  const runs = [...new Set(lines.flatMap(({ flowRunId }) => (flowRunId === null ? [] : [idOf(flowRunId)])))];
  const filter = {
    logs: { flow_run_id: { any_: runs }, timestamp: { after_: first.timestamp } },
    sort: "TIMESTAMP_ASC",
  };
  for (const line of await readAll(client, "logs/filter", filter, options))
    there.add(logKey(read.text(line, "timestamp"), read.text(line, "message")));
  return lines.filter(({ timestamp, message }) => !there.has(logKey(timestamp, message)));
}

function logKey(timestamp: string, message: string): string {
  return `${new Date(timestamp).toISOString()} ${message}`;
}

function* portions(lines: readonly LogLine[]): Iterable<readonly LogLine[]> {
  let some: LogLine[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Math.min(line.message.length, LONGEST_LINE) + 300;
    if (some.length === MOST_LINES || (some.length > 0 && bytes + size > MOST_LOG_BYTES)) {
      yield some;
      some = [];
      bytes = 0;
    }
    some.push(line);
    bytes += size;
  }
  if (some.length > 0) yield some;
}

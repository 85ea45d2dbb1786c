import type { Plan } from "@nbflow/converter";
import type { Client, ListQuery } from "../client.js";
import { ClientError } from "../client-error.js";
import type { Json, Page } from "../records.js";
import { apiOf, type HttpWorld } from "./api.js";
import { contentsOf } from "./contents.js";
import { flowNames } from "./flow-names.js";
import { followLogs, subscribe, type LiveWorld } from "./live.js";
import { flowRunsAsked, listAsked, logsAsked, MOST, ofRun } from "./queries.js";
import { read, type Fields } from "./read.js";
import { deploymentOf, flowOf, flowRunOf, logLineOf, stateOf, taskRunOf } from "./records-of.js";
import { workPools } from "./work-pools.js";

/** Looks with one request whether a server takes a key. Rejects where it does not, or can't be reached. */
export async function tryKey(world: HttpWorld): Promise<void> {
  await apiOf(world)("GET", "/admin/version");
}

/** A client of an Orion API: nbflow's own server or Prefect's. */
export function httpClient(world: HttpWorld & Partial<LiveWorld>): Client {
  const api = apiOf(world);
  const names = flowNames(api);
  const whole = contentsOf(api);
  const live: HttpWorld & LiveWorld = { pollMs: 2000, againMs: 1000, ...world };

  const list = async (path: string, body: object, limit: number, offset: number) =>
    read.list(await api("POST", path, { ...body, limit, offset }));

  /** A list of any length. */
  async function all(path: string, body: object): Promise<readonly Fields[]> {
    const found: Fields[] = [];
    for (let offset = 0; ; offset += MOST) {
      const part = await list(path, body, MOST, offset);
      found.push(...part);
      if (part.length < MOST) return found;
    }
  }

  async function page<Item>(
    table: string,
    asked: object,
    sort: string,
    { limit, offset }: ListQuery,
    make: (rows: readonly Fields[]) => Promise<readonly Item[]>,
  ): Promise<Page<Item>> {
    const [rows, total] = await Promise.all([
      list(`/${table}/filter`, { ...asked, sort }, limit, offset),
      api("POST", `/${table}/count`, asked),
    ]);
    return { items: await make(rows), total: Number(total) };
  }

  const flowRunsOf = async (rows: readonly Fields[]) => {
    const named = await names(rows.map((row) => read.text(row, "flow_id")));
    return rows.map((row) => flowRunOf(row, named(read.text(row, "flow_id"))));
  };
  const oneFlowRun = async (row: unknown) => {
    const [run] = await flowRunsOf([read.fields(row)]);
    if (run === undefined) throw new ClientError("not-found", "The server does not have that run.");
    return run;
  };

  async function setState(flowRunId: string, state: object): Promise<void> {
    const answer = read.fields(
      await api("POST", `/flow_runs/${flowRunId}/set_state`, { state, force: false }),
    );
    if (answer["status"] === "ACCEPT" || isState(answer, state)) return;
    const reason = read.maybe(read.object(answer, "details"), "reason");
    throw new ClientError("refused", reason ?? "The server did not take that state.");
  }

  return {
    flowRuns: (query) =>
      page("flow_runs", flowRunsAsked(query), "EXPECTED_START_TIME_DESC", query, flowRunsOf),
    flowRun: async (id) => oneFlowRun(await api("GET", `/flow_runs/${id}`)),
    async taskRuns(flowRunId, ids) {
      const asked = {
        flow_runs: { id: { any_: [flowRunId] } },
        ...(ids === undefined ? {} : { task_runs: { id: { any_: ids } } }),
      };
      const rows = await all("/task_runs/filter", asked);
      const byId = new Map(rows.map((row) => [read.text(row, "id"), taskRunOf(row)]));
      return [...byId.values()].sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
    },
    async states(of) {
      const path =
        "taskRunId" in of
          ? `/task_run_states/?task_run_id=${of.taskRunId}`
          : `/flow_run_states/?flow_run_id=${of.flowRunId}`;
      const rows = read.list(await api("GET", path));
      return rows.map(stateOf).sort((a, b) => compare(a.timestamp, b.timestamp));
    },
    async logs(query) {
      const asked = { logs: logsAsked(query), sort: "TIMESTAMP_DESC" };
      const found: Fields[] = [];
      const { limit, skip = 0 } = query;
      while (found.length < limit) {
        const want = Math.min(MOST, limit - found.length);
        const part = await list("/logs/filter", asked, want, skip + found.length);
        found.push(...part);
        if (part.length < want) break;
      }
      return found.map(logLineOf).toReversed();
    },
    async artifacts({ keys, exceptTypes, ...of }) {
      const filter = {
        ...ofRun(of),
        ...(keys === undefined ? {} : { key: { any_: keys } }),
        ...(exceptTypes === undefined ? {} : { type: { not_any_: exceptTypes } }),
      };
      const rows = await all("/artifacts/filter", { artifacts: filter });
      const found = await Promise.all(rows.map(whole));
      return found.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id));
    },
    async plan(flowRunId) {
      const asked = { ...ofRun({ flowRunId }), key: { any_: ["nbflow-plan"] } };
      const [newest] = await list("/artifacts/filter", { artifacts: asked, sort: "CREATED_DESC" }, 1, 0);
      return newest === undefined ? null : planIn((await whole(newest)).data);
    },
    cancel: (id) =>
      setState(id, { type: "CANCELLING", name: "Cancelling", message: "Cancelled by a person." }),
    retry: (id) =>
      setState(id, { type: "SCHEDULED", name: "AwaitingRetry", message: "Retried by a person." }),
    flows: (query) =>
      page("flows", listAsked("flows", query), "NAME_ASC", query, async (rows) => rows.map(flowOf)),
    deployments: (query) =>
      page("deployments", listAsked("deployments", query), "NAME_ASC", query, async (rows) => {
        const named = await names(rows.map((row) => read.text(row, "flow_id")));
        return rows.map((row) => deploymentOf(row, named(read.text(row, "flow_id"))));
      }),
    async pauseDeployment(id, paused) {
      await api("POST", `/deployments/${id}/${paused ? "pause" : "resume"}_deployment`, {});
    },
    async runDeployment(id, parameters: Readonly<Record<string, Json>>) {
      return oneFlowRun(await api("POST", `/deployments/${id}/create_flow_run`, { parameters }));
    },
    workPools: () => workPools(api),
    subscribe: (topic, on) => subscribe(live, topic, on),
    followLogs: (query, on) =>
      followLogs(live, query, on, async (since) => {
        const asked = { ...logsAsked(query), timestamp: { after_: since } };
        const rows = await list("/logs/filter", { logs: asked, sort: "TIMESTAMP_ASC" }, MOST, 0);
        return rows.map(logLineOf);
      }),
  };
}

/** The run has the state already that was asked for. */
function isState(answer: Fields, wanted: object): boolean {
  const state = read.object(answer, "state");
  return (
    read.maybe(state, "type") === read.maybe(wanted as Fields, "type") ||
    (read.maybe(wanted as Fields, "type") === "CANCELLING" && read.maybe(state, "type") === "CANCELLED")
  );
}

/** Plans have a version; one that this page does not know is none. */
function planIn(data: unknown): Plan | null {
  const value: unknown = typeof data === "string" ? JSON.parse(data) : data;
  const isPlan = typeof value === "object" && value !== null && (value as Fields)["version"] === 1;
  return isPlan ? (value as Plan) : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

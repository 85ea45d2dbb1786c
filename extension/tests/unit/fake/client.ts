import type { Servers } from "../../../src/servers/index.js";
import type {
  Change,
  Client,
  Deployment,
  FlowRun,
  Found,
  LogLine,
  Server,
  Source,
  StateType,
  TaskRun,
  WorkPool,
} from "../../../src/server-client/index.js";

const state = (type: StateType) => ({
  id: type,
  type,
  name: type.charAt(0) + type.slice(1).toLowerCase(),
  message: null,
  timestamp: "2026-01-05T13:03:00Z",
  childFlowRunId: null,
});

const run = (id: string, type: StateType) => ({
  id,
  name: `${id}-name`,
  state: state(type),
  tags: [],
  created: "2026-01-05T13:03:00Z",
  expectedStartTime: null,
  startTime: new Date(2026, 0, 5, 14, 3).toISOString(),
  endTime: type === "RUNNING" ? null : new Date(2026, 0, 5, 14, 3, 12).toISOString(),
  totalRunTime: 12,
  runCount: 1,
});

/** A run of the flow `trips` that began on 5 January at 14:03 and took 12 s. */
export const flowRun = (id: string, type: StateType, more: Partial<FlowRun> = {}): FlowRun => ({
  ...run(id, type),
  flowId: "flow",
  flowName: "trips",
  parameters: {},
  deploymentId: null,
  workPoolName: null,
  parentTaskRunId: null,
  notebook: "trips.ipynb",
  script: null,
  ...more,
});

export const taskRun = (id: string, type: StateType, more: Partial<TaskRun> = {}): TaskRun => ({
  ...run(id, type),
  flowRunId: "flow-run",
  taskKey: id,
  dynamicKey: "0",
  inputs: {},
  ...more,
});

/** The deployment `nightly` of the flow `trips`, at 5:00 by the work pool `default`. */
export const deployment = (more: Partial<Deployment> = {}): Deployment => ({
  id: "d",
  name: "nightly",
  flowId: "flow",
  flowName: "trips",
  description: null,
  paused: false,
  schedules: [{ active: true, text: "0 5 * * *", timezone: "UTC" }],
  workPoolName: "default",
  workQueueName: null,
  status: null,
  tags: [],
  parameters: {},
  parameterSchema: null,
  ...more,
});

/** The work pool `default`, with a worker that is online. */
export const workPool = (more: Partial<WorkPool> = {}): WorkPool => ({
  id: "p",
  name: "default",
  type: "process",
  description: null,
  paused: false,
  concurrencyLimit: null,
  workers: [{ name: "one", isOnline: true, lastHeartbeat: null }],
  waiting: 0,
  ...more,
});

/** The server of this machine, and those of profiles by their names. */
export function fakeServers(
  local: Server,
  profiles: Readonly<Record<string, Server>> = {},
): Servers & { remotes: readonly Source[]; readonly change: () => void } {
  const listeners = new Set<() => void>();
  const remotes = Object.entries(profiles).map(([name, server]) => ({
    name,
    api: `https://${name}.example.com/api`,
    of: "nbflow",
    find: server.find.bind(server),
  }));
  return {
    local: { name: "", api: null, of: "nbflow", find: local.find.bind(local) },
    remotes,
    onDidChange: (listener) => {
      const on = () => listener(undefined);
      listeners.add(on);
      return { dispose: () => listeners.delete(on) };
    },
    list: async () => remotes,
    change: () => listeners.forEach((on) => on()),
  };
}

/** A server with these runs, as plain fields, and what it was asked for. */
export class FakeServer implements Server {
  runs: readonly FlowRun[] = [];
  tasks: readonly TaskRun[] = [];
  lines: readonly LogLine[] = [];
  deployments: readonly Deployment[] = [];
  pools: readonly WorkPool[] = [];
  /** What it answers instead of a client. */
  instead: Found | Error | undefined;
  /** How the next question for runs or deployments fails. */
  failure: Error | undefined;
  /** Whether it takes no key at all. */
  refuses = false;
  readonly calls: string[] = [];
  address = { api: "http://127.0.0.1:4321/api", key: "its-key" };
  readonly #subscribed = new Set<(change: Change) => void>();

  find({ refused }: Parameters<Server["find"]>[0] = {}): Promise<Found> {
    this.calls.push(refused ? `find other than ${refused.key}` : "find");
    if (this.instead instanceof Error) return Promise.reject(this.instead);
    return Promise.resolve(this.instead ?? { kind: "client", client: this.#client(), address: this.address });
  }

  get followers(): number {
    return this.#subscribed.size;
  }

  /** Tells all who listen that something has changed. */
  tell(): void {
    for (const on of this.#subscribed) on({ kind: "any" });
  }

  #fail(): void {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    if (this.refuses) throw Object.assign(new Error("no"), { code: "unauthorized" });
  }

  #client(): Client {
    const client: Partial<Client> = {
      flowRuns: async ({ stateTypes, flowIds, limit, offset }) => {
        this.#fail();
        const found = this.runs.filter(
          ({ state: is, flowId }) =>
            is && (stateTypes?.includes(is.type) ?? true) && (flowIds?.includes(flowId) ?? true),
        );
        return { items: found.slice(offset, offset + limit), total: found.length };
      },
      flowRun: async (id) => flowRun(id, "COMPLETED"),
      taskRuns: async () => this.tasks,
      flows: async ({ name = "" }) => {
        const items = this.runs
          .filter(({ flowName }) => flowName.includes(name))
          .map((run) => ({ id: run.flowId, name: run.flowName, tags: [], created: "" }));
        return { items, total: items.length };
      },
      logs: async () => this.lines,
      cancel: async (id) => void this.calls.push(`cancel ${id}`),
      retry: async (id) => void this.calls.push(`retry ${id}`),
      deployments: async ({ limit, offset }) => {
        this.#fail();
        return {
          items: this.deployments.slice(offset, offset + limit),
          total: this.deployments.length,
        };
      },
      workPools: async () => this.pools,
      pauseDeployment: async (id, paused) => {
        this.calls.push(`${paused ? "pause" : "resume"} ${id}`);
        this.deployments = this.deployments.map((one) => (one.id === id ? { ...one, paused } : one));
      },
      runDeployment: async (id, parameters) => {
        this.calls.push(`run ${id} ${JSON.stringify(parameters)}`);
        return flowRun("new", "SCHEDULED", { deploymentId: id });
      },
      subscribe: (_topic, on) => {
        this.#subscribed.add(on);
        return () => this.#subscribed.delete(on);
      },
      followLogs: () => () => undefined,
    };
    return client as Client;
  }
}

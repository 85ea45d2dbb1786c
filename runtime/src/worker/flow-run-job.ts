import { hostname } from "node:os";
import { read, untilThere, type Fields, type OrionClient } from "../orion/index.js";
import { isTerminal, type StateType } from "../state/index.js";
import { jobOf } from "./job-of.js";
import { runJob, type RunningJob } from "./run-job.js";

export interface FlowRunEnd {
  /** In words. */
  readonly text: string;
}

export interface JobWorld {
  readonly client: OrionClient;
  readonly pool: string;
  /** How the server knows the worker. */
  readonly name: string;
  /** What jobs need to reach the server, and have from no deployment. */
  readonly env: Readonly<Record<string, string>>;
  readonly tell: (text: string) => void;
}

/** How long a process may take to end by itself when it is told to. */
const GRACE_MS = 30_000;
const ASKED_AGAIN = { pauseMs: 2000 };

/** A flow run that was taken, from its job to its end as the server has it. */
export class FlowRunJob {
  /** Never rejects. */
  readonly ended: Promise<FlowRunEnd>;
  readonly #id: string;
  readonly #name: string;
  readonly #world: JobWorld;
  #running: RunningJob | null = null;
  #killer: NodeJS.Timeout | null = null;
  #isCancelled = false;
  #endedFor: string | null = null;

  constructor(run: Fields, world: JobWorld) {
    this.#id = read.text(run, "id");
    this.#name = read.text(run, "name");
    this.#world = world;
    this.ended = this.#carryOut(run).catch((error: unknown) => this.#crashed(messageOf(error)));
  }

  /** Someone asks that it be cancelled. */
  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    this.#world.tell(`${this.#name}: is being cancelled`);
    this.#terminate();
  }

  /** It is to end, as the worker ends. */
  end(why: string): void {
    this.#endedFor ??= why;
    this.#terminate();
  }

  #terminate(): void {
    if (this.#killer !== null) return;
    this.#running?.signal("SIGTERM");
    this.#killer = setTimeout(() => this.#running?.signal("SIGKILL"), GRACE_MS);
  }

  async #carryOut(run: Fields): Promise<FlowRunEnd> {
    const { client, pool, tell } = this.#world;
    const deploymentId = read.textOrNull(run, "deployment_id");
    const poolNow = await this.#get(`work_pools/${encodeURIComponent(pool)}`);
    const deployment = deploymentId === null ? null : await this.#get(`deployments/${deploymentId}`);
    const flow = await this.#get(`flows/${read.text(run, "flow_id")}`);
    const job = jobOf(poolNow, deployment, run);
    const { command } = job;
    if (command === null) {
      return this.#crashed(
        "It is a deployment of Prefect's own, without a command: nbflow's worker runs what nbflow deploy has deployed.",
      );
    }
    const env = {
      ...this.#world.env,
      PREFECT_API_URL: client.address.url,
      PREFECT__FLOW_RUN_ID: this.#id,
      PREFECT__FLOW_ID: read.text(flow, "id"),
      PREFECT__FLOW_NAME: read.text(flow, "name"),
      PREFECT__WORKER_NAME: this.#world.name,
      ...(deployment === null
        ? {}
        : {
            PREFECT__DEPLOYMENT_ID: read.text(deployment, "id"),
            PREFECT__DEPLOYMENT_NAME: read.text(deployment, "name"),
          }),
    };
    this.#running = runJob({ ...job, command }, env, (line) => tell(`${this.#name} │ ${line}`));
    const { pid, ended } = this.#running;
    if (this.#killer !== null) this.#running.signal("SIGTERM");
    if (pid !== null) {
      const place = { infrastructure_pid: `${hostname()}:${pid}` };
      await client.call("PATCH", `flow_runs/${this.#id}`, place).catch(() => undefined);
    }
    const { exitCode, signal, failure } = await ended;
    // what it has started and left behind goes with it
    this.#running.signal("SIGKILL");
    if (this.#killer !== null) clearTimeout(this.#killer);
    if (failure !== null) return this.#crashed(`Its process can't be started: ${failure}`);
    const how = signal === null ? `with exit status ${exitCode}` : `by ${signal}`;
    return this.#settle(
      this.#endedFor === null ? `Its process ended ${how}.` : `Its process was ended, as ${this.#endedFor}.`,
      exitCode,
    );
  }

  async #get(path: string): Promise<Fields> {
    return read.fields(await untilThere(() => this.#world.client.call("GET", path), ASKED_AGAIN));
  }

  /** Says what became of a run whose process is gone, where the process itself has not. */
  async #settle(message: string, exitCode: number | null): Promise<FlowRunEnd> {
    const run = await this.#get(`flow_runs/${this.#id}`);
    const type = read.stateType(run);
    const name = read.textOrNull(run, "state_name") ?? "Pending";
    if (isTerminal(type)) return { text: name };
    if (type === "CANCELLING") return this.#set("CANCELLED", "Cancelled", message);
    // it waits for its time, or for someone, and another process goes on with it
    if ((type === "SCHEDULED" || type === "PAUSED") && exitCode === 0) return { text: name };
    return this.#crashed(message);
  }

  async #crashed(message: string): Promise<FlowRunEnd> {
    return this.#set("CRASHED", "Crashed", message);
  }

  async #set(type: StateType, name: string, message: string): Promise<FlowRunEnd> {
    const { client } = this.#world;
    const body = { state: { type, name, message }, force: false };
    const answer = await untilThere(
      () => client.call("POST", `flow_runs/${this.#id}/set_state`, body),
      ASKED_AGAIN,
    ).catch((error: unknown) => ({ status: messageOf(error) }));
    const status = read.fields(answer)["status"];
    return {
      text: status === "ACCEPT" ? `${name}. ${message}` : `${message} (the server: ${String(status)})`,
    };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { hostname } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { ApiError, read, type Fields } from "../orion/index.js";
import { makeState } from "../state/index.js";
import { FlowRunJob, type JobWorld } from "./flow-run-job.js";

export interface WorkerOptions extends JobWorld {
  /** Default: all of the pool's. */
  readonly queues: readonly string[];
  /** How many flow runs at once; null for any number. */
  readonly limit: number | null;
  /** Seconds between two looks at what is to run. */
  readonly querySeconds: number;
  /** Seconds before its time that a run is taken, and waits for it in its own process. */
  readonly prefetchSeconds: number;
  /** Seconds that runs may go on when the worker is to end; then they are ended. */
  readonly graceSeconds: number;
  /** Runs what is due now, waits for it, and ends. */
  readonly once: boolean;
}

const HEARTBEAT_SECONDS = 30;

/**
 * Takes a pool's flow runs and runs each in a process of its own, until it is told to end.
 *
 * 1. A run is taken only where the server accepts that it is Pending: no two workers run one.
 * 2. A run whose process ends without a word about its end is Crashed.
 * 3. A server that is away stops nothing that runs; it is asked again.
 */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #jobs = new Map<string, FlowRunJob>();
  readonly #ending = new AbortController();
  /** What the server did not let us have, until it lists it no more. */
  readonly #refused = new Set<string>();
  #isAway = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Takes no further run. Those that run may go on for the grace's time; asked a second time, they are ended at once. */
  stop(): void {
    if (this.#ending.signal.aborted) for (const job of this.#jobs.values()) job.end("the worker was stopped");
    this.#ending.abort();
  }

  /** Resolves once it has ended, and nothing that it started runs. */
  async run(): Promise<void> {
    const { querySeconds, once, tell, graceSeconds, client, pool, name } = this.#options;
    const heartbeat = setInterval(() => void this.#heartbeat(), HEARTBEAT_SECONDS * 1000);
    const cancels = setInterval(() => void this.#lookForCancels(), querySeconds * 1000);
    try {
      await this.#heartbeat();
      while (!this.#ending.signal.aborted) {
        const took = await this.#take();
        if (once && took === 0 && this.#jobs.size === 0) break;
        await this.#pause(once ? Math.min(querySeconds, 1) : querySeconds);
      }
      if (this.#jobs.size > 0) {
        tell(
          `Waiting for ${this.#jobs.size} flow run${this.#jobs.size === 1 ? "" : "s"}, ${graceSeconds} s at most …`,
        );
        const running = Promise.all([...this.#jobs.values()].map((job) => job.ended));
        const timer = setTimeout(() => {
          for (const job of this.#jobs.values()) job.end("the worker was stopped");
        }, graceSeconds * 1000);
        await running;
        clearTimeout(timer);
      }
    } finally {
      clearInterval(heartbeat);
      clearInterval(cancels);
      // the server would find out by itself, later
      const path = `work_pools/${encodeURIComponent(pool)}/workers/${encodeURIComponent(name)}`;
      await client.call("DELETE", path, undefined, { retries: 0 }).catch(() => undefined);
    }
  }

  /** Takes what is due, as far as there is room; gives how many. */
  async #take(): Promise<number> {
    const { client, pool, queues, limit, prefetchSeconds, tell } = this.#options;
    const room = limit === null ? Number.POSITIVE_INFINITY : limit - this.#jobs.size;
    if (room <= 0) return 0;
    let took = 0;
    try {
      const found = await client.call(
        "POST",
        `work_pools/${encodeURIComponent(pool)}/get_scheduled_flow_runs`,
        {
          scheduled_before: new Date(Date.now() + prefetchSeconds * 1000).toISOString(),
          ...(queues.length === 0 ? {} : { work_queue_names: queues }),
        },
        { retries: 0 },
      );
      if (this.#isAway) tell("The server is back.");
      this.#isAway = false;
      const runs = read.list(found).map((each) => read.object(each, "flow_run"));
      const ids = new Set(runs.map((run) => read.text(run, "id")));
      for (const id of this.#refused) if (!ids.has(id)) this.#refused.delete(id);
      for (const run of runs) {
        const id = read.text(run, "id");
        if (took >= room || this.#ending.signal.aborted) break;
        if (this.#jobs.has(id) || this.#refused.has(id)) continue;
        if (await this.#submit(run)) took += 1;
      }
    } catch (error) {
      this.#noteAway(error);
    }
    return took;
  }

  async #submit(run: Fields): Promise<boolean> {
    const { client, tell } = this.#options;
    const id = read.text(run, "id");
    const name = read.text(run, "name");
    const body = { state: { type: "PENDING", name: "Submitting" }, force: false };
    const answer = read.fields(await client.call("POST", `flow_runs/${id}/set_state`, body));
    if (answer["status"] !== "ACCEPT") {
      const reason = read.textOrNull(read.object(answer, "details"), "reason") ?? "";
      tell(`${name} is not run here: ${reason}`);
      this.#refused.add(id);
      return false;
    }
    tell(`${name}: begins`);
    const job = new FlowRunJob(run, this.#options);
    this.#jobs.set(id, job);
    void this.#whenEnded(id, name, job);
    return true;
  }

  async #whenEnded(id: string, name: string, job: FlowRunJob): Promise<void> {
    const { text } = await job.ended;
    this.#jobs.delete(id);
    this.#options.tell(`${name}: ${text}`);
  }

  async #lookForCancels(): Promise<void> {
    if (this.#jobs.size === 0) return;
    try {
      const filter = {
        flow_runs: { id: { any_: [...this.#jobs.keys()] }, state: { type: { any_: ["CANCELLING"] } } },
      };
      for (const run of read.list(
        await this.#options.client.call("POST", "flow_runs/filter", filter, { retries: 0 }),
      ))
        this.#jobs.get(read.text(run, "id"))?.cancel();
    } catch (error) {
      this.#noteAway(error);
    }
  }

  async #heartbeat(): Promise<void> {
    const { client, pool, name } = this.#options;
    const path = `work_pools/${encodeURIComponent(pool)}/workers/heartbeat`;
    await client
      .call("POST", path, { name, heartbeat_interval_seconds: HEARTBEAT_SECONDS }, { retries: 0 })
      .catch((error: unknown) => this.#noteAway(error));
  }

  /** A server that is away is told of once; what else is wrong ends the worker's look, and is told each time. */
  #noteAway(error: unknown): void {
    const { tell } = this.#options;
    const isPassing = error instanceof ApiError && error.isPassing;
    if (!isPassing) tell(`error: ${error instanceof Error ? error.message : String(error)}`);
    else if (!this.#isAway) tell(`${error.message} It is asked again.`);
    if (isPassing) this.#isAway = true;
  }

  async #pause(seconds: number): Promise<void> {
    await delay(seconds * 1000, undefined, { signal: this.#ending.signal }).catch(() => undefined);
  }
}

/** A worker's name where none is given: its machine's, and a number that no other has. */
export function workerName(): string {
  return `nbflow-${hostname()}-${makeState("PENDING", new Date()).id.slice(-8)}`;
}

import type { Disposable, EventEmitter } from "vscode";
import type { Editor } from "../editor.js";
import type { LocalServer } from "../local-server/index.js";
import type { Client, FlowRun, StateType, Stop, TaskRun } from "../server-client/index.js";
import { coalesced } from "./coalesced.js";
import type { Node } from "./node.js";
import { hasEnded } from "./state-look.js";

/** What the view has to show. */
export type Showing = "nothing" | "looking" | "untrusted" | "missing" | "failed" | "runs";

const many = 100;
const soon = 150;

/** The runs of the server, as they are while somebody looks: it is spoken to between `show` and `hide` alone. */
export class RunsModel implements Disposable {
  readonly #server: LocalServer;
  readonly #changed: EventEmitter<void>;
  readonly #log: Editor["log"];
  readonly #open = new Set<string>();
  readonly #tasks = new Map<string, readonly TaskRun[]>();
  #live: Live | undefined;
  #round = 0;
  #runs: readonly FlowRun[] = [];
  #total = 0;
  #limit = many;
  #states: readonly StateType[] = [];
  #showing: Showing = "nothing";

  constructor({ vscode, log }: Editor, server: LocalServer) {
    this.#server = server;
    this.#log = log;
    this.#changed = new vscode.EventEmitter();
  }

  /** Something looks otherwise than before. */
  get onDidChange() {
    return this.#changed.event;
  }

  get showing(): Showing {
    return this.#showing;
  }

  /** The states that the runs are narrowed to; none: all. */
  get states(): readonly StateType[] {
    return this.#states;
  }

  /** The client of the server that is looked at; undefined while there is none. */
  get client(): Client | undefined {
    return this.#live?.client;
  }

  /** The newest first, without those that another run has started: they stand below its task. */
  roots(): readonly Node[] {
    if (this.#showing !== "runs" && this.#showing !== "looking") return [];
    const runs = this.#runs
      .filter(({ parentTaskRunId }) => parentTaskRunId === null)
      .map((run) => ({ kind: "flow-run" as const, run }));
    const older = this.#total - this.#runs.length;
    return older > 0 ? [...runs, { kind: "more", count: older }] : runs;
  }

  async taskRuns(flowRunId: string): Promise<readonly Node[]> {
    const known = this.#tasks.get(flowRunId) ?? (await this.#live?.client.taskRuns(flowRunId)) ?? [];
    this.#tasks.set(flowRunId, known);
    return known.map((run) => ({ kind: "task-run", run }));
  }

  /** Whether anything of what is shown goes on, so that its time does. */
  get isRunning(): boolean {
    return this.#runs.some((run) => run.state?.type === "RUNNING");
  }

  /** Finds the server, or starts one, and follows it from now on. */
  async show({ ask = false } = {}): Promise<void> {
    if (this.#live) return;
    const round = (this.#round += 1);
    if (this.#showing !== "runs") this.#become("looking");
    try {
      const found = await this.#server.find({ ask });
      if (round !== this.#round) return;
      if (found.kind !== "client") return this.#become(found.kind);
      this.#live = this.#follow(found.client);
      await this.#load(found.client);
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    }
  }

  /** Lets go of the server; what was seen last stays. */
  hide(): void {
    this.#round += 1;
    this.#live?.stop();
    this.#live = undefined;
  }

  async narrow(states: readonly StateType[]): Promise<void> {
    this.#states = states;
    this.#limit = many;
    await this.#reload();
  }

  async more(): Promise<void> {
    this.#limit += many;
    await this.#reload();
  }

  expand(flowRunId: string): void {
    this.#open.add(flowRunId);
    this.#live?.open(flowRunId);
  }

  collapse(flowRunId: string): void {
    this.#open.delete(flowRunId);
    this.#live?.close(flowRunId);
    this.#tasks.delete(flowRunId);
  }

  dispose(): void {
    this.hide();
    this.#changed.dispose();
  }

  async #reload(): Promise<void> {
    if (this.#live) await this.#load(this.#live.client);
    else await this.show();
  }

  async #load(client: Client): Promise<void> {
    const query = {
      limit: this.#limit,
      offset: 0,
      ...(this.#states.length > 0 ? { stateTypes: this.#states } : {}),
    };
    const runs: FlowRun[] = [];
    let total = 0;
    // The API gives no more than 200 at once.
    for (let offset = 0; offset < this.#limit; offset += many) {
      const page = await client.flowRuns({ ...query, limit: many, offset });
      runs.push(...page.items);
      total = page.total;
      if (page.items.length < many) break;
    }
    if (this.#live?.client !== client) return;
    // What has ended changes no more, once what was told last has been seen.
    const before = new Map(this.#runs.map((run) => [run.id, run]));
    for (const run of runs) if (before.get(run.id)?.state?.id !== run.state?.id) this.#tasks.delete(run.id);
    this.#runs = runs;
    this.#total = total;
    for (const id of this.#open) this.#live.open(id);
    this.#become("runs");
  }

  #follow(client: Client): Live {
    // A server that was there may have ended: it is found, or started, once more.
    const failed = (error: unknown): void => {
      if (!isUnreachable(error)) return this.#fail(error);
      this.hide();
      void this.show();
    };
    const all = coalesced(() => this.#load(client), { afterMs: soon, failed });
    const stopAll = client.subscribe({}, all.ask);
    const one = new Map<string, Stop>();
    const close = (id: string): void => {
      one.get(id)?.();
      one.delete(id);
    };
    return {
      client,
      open: (id) => {
        const run = this.#runs.find((each) => each.id === id);
        if (one.has(id) || (run && hasEnded(run))) return;
        const load = async (): Promise<void> => {
          this.#tasks.set(id, await client.taskRuns(id));
          this.#changed.fire();
        };
        const tasks = coalesced(load, { afterMs: soon, failed });
        const stop = client.subscribe({ flowRunId: id }, tasks.ask);
        one.set(id, () => {
          stop();
          tasks.stop();
        });
      },
      close,
      stop: () => {
        stopAll();
        all.stop();
        for (const id of one.keys()) close(id);
      },
    };
  }

  #fail(error: unknown): void {
    this.#log.error(error instanceof Error ? error : String(error));
    this.hide();
    this.#become("failed");
  }

  #become(showing: Showing): void {
    this.#showing = showing;
    this.#changed.fire();
  }
}

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "unreachable";

/** What goes on while the view is looked at. */
interface Live {
  readonly client: Client;
  readonly open: (flowRunId: string) => void;
  readonly close: (flowRunId: string) => void;
  readonly stop: Stop;
}

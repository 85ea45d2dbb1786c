import type { Disposable } from "vscode";
import type { Editor } from "../editor.js";
import type { LocalServer } from "../local-server/index.js";
import type { Client, FlowRun, StateType, Stop, TaskRun } from "../server-client/index.js";
import { coalesced, Watch } from "../watch/index.js";
import type { Node } from "./node.js";
import { hasEnded } from "./state-look.js";

const many = 100;
const soon = 150;

/** The runs of a server, as they are while somebody looks. */
export class RunsModel implements Disposable {
  readonly watch: Watch;
  readonly #open = new Set<string>();
  readonly #followed = new Map<string, Stop>();
  readonly #tasks = new Map<string, readonly TaskRun[]>();
  #runs: readonly FlowRun[] = [];
  #total = 0;
  #limit = many;
  #states: readonly StateType[] = [];

  constructor(editor: Editor, server: LocalServer) {
    this.watch = new Watch(editor, server, {
      load: (client) => this.#load(client),
      listen: (client, changed) => {
        const stop = client.subscribe({}, changed);
        return () => {
          stop();
          for (const id of this.#followed.keys()) this.#unfollow(id);
        };
      },
    });
  }

  /** The states that the runs are narrowed to; none: all. */
  get states(): readonly StateType[] {
    return this.#states;
  }

  /** The newest first, without those that another run has started: they stand below its task. */
  roots(): readonly Node[] {
    if (!this.watch.isShown) return [];
    const runs = this.#runs
      .filter(({ parentTaskRunId }) => parentTaskRunId === null)
      .map((run) => ({ kind: "flow-run" as const, run }));
    const older = this.#total - this.#runs.length;
    return older > 0 ? [...runs, { kind: "more", count: older }] : runs;
  }

  async taskRuns(flowRunId: string): Promise<readonly Node[]> {
    const known = this.#tasks.get(flowRunId) ?? (await this.watch.client?.taskRuns(flowRunId)) ?? [];
    this.#tasks.set(flowRunId, known);
    return known.map((run) => ({ kind: "task-run", run }));
  }

  /** Whether anything of what is shown goes on, so that its time does. */
  get isRunning(): boolean {
    return this.#runs.some((run) => run.state?.type === "RUNNING");
  }

  async narrow(states: readonly StateType[]): Promise<void> {
    this.#states = states;
    this.#limit = many;
    await this.watch.reload();
  }

  async more(): Promise<void> {
    this.#limit += many;
    await this.watch.reload();
  }

  expand(flowRunId: string): void {
    this.#open.add(flowRunId);
    this.#follow(flowRunId);
  }

  collapse(flowRunId: string): void {
    this.#open.delete(flowRunId);
    this.#unfollow(flowRunId);
    this.#tasks.delete(flowRunId);
  }

  dispose(): void {
    this.watch.dispose();
  }

  async #load(client: Client): Promise<() => void> {
    const query = this.#states.length > 0 ? { stateTypes: this.#states } : {};
    const runs: FlowRun[] = [];
    let total = 0;
    // The API gives no more than 200 at once.
    for (let offset = 0; offset < this.#limit; offset += many) {
      const page = await client.flowRuns({ ...query, limit: many, offset });
      runs.push(...page.items);
      total = page.total;
      if (page.items.length < many) break;
    }
    return () => {
      // What has ended changes no more, once what was told last has been seen.
      const before = new Map(this.#runs.map((run) => [run.id, run]));
      for (const run of runs) if (before.get(run.id)?.state?.id !== run.state?.id) this.#tasks.delete(run.id);
      this.#runs = runs;
      this.#total = total;
      for (const id of this.#open) this.#follow(id);
    };
  }

  /** Keeps the task runs of a flow run up to date, unless it has ended. */
  #follow(id: string): void {
    const { client } = this.watch;
    const run = this.#runs.find((each) => each.id === id);
    if (!client || this.#followed.has(id) || (run && hasEnded(run))) return;
    const load = async (): Promise<void> => {
      this.#tasks.set(id, await client.taskRuns(id));
      this.watch.tell();
    };
    const tasks = coalesced(load, { afterMs: soon, failed: this.watch.failed });
    const stop = client.subscribe({ flowRunId: id }, tasks.ask);
    this.#followed.set(id, () => {
      stop();
      tasks.stop();
    });
  }

  #unfollow(id: string): void {
    this.#followed.get(id)?.();
    this.#followed.delete(id);
  }
}

import type { Disposable } from "vscode";
import type { Editor } from "../editor.js";
import type { Client, FlowRun, FlowRunQuery, Source, Stop, TaskRun } from "../server-client/index.js";
import { coalesced, Watch } from "../watch/index.js";
import type { Node } from "./node.js";
import type { RunsFilter } from "./runs-filter.js";
import { hasEnded } from "./state-look.js";

const many = 100;
const soon = 150;

/** The runs of a server, as they are while somebody looks. */
export class RunsModel implements Disposable {
  readonly watch: Watch;
  readonly #source: Source;
  readonly #filter: () => RunsFilter;
  readonly #open = new Set<string>();
  readonly #followed = new Map<string, Stop>();
  readonly #tasks = new Map<string, readonly TaskRun[]>();
  #runs: readonly FlowRun[] = [];
  #total = 0;
  #limit = many;

  constructor(editor: Editor, source: Source, filter: () => RunsFilter) {
    this.#source = source;
    this.#filter = filter;
    this.watch = new Watch(editor, source, {
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

  /** The newest first, without those that another run has started: they stand below its task. */
  roots(): readonly Node[] {
    if (!this.watch.isShown) return [];
    const runs = this.#runs
      .filter(({ parentTaskRunId }) => parentTaskRunId === null)
      .map((run) => ({ kind: "flow-run" as const, run, source: this.#source }));
    const older = this.#total - this.#runs.length;
    return older > 0 ? [...runs, { kind: "more", count: older, source: this.#source }] : runs;
  }

  async taskRuns(flowRunId: string): Promise<readonly Node[]> {
    const known = this.#tasks.get(flowRunId) ?? (await this.watch.client?.taskRuns(flowRunId)) ?? [];
    this.#tasks.set(flowRunId, known);
    return known.map((run) => ({ kind: "task-run", run, source: this.#source }));
  }

  /** Whether anything of what is shown goes on, so that its time does. */
  get isRunning(): boolean {
    return this.#runs.some((run) => run.state?.type === "RUNNING");
  }

  /** The filter is another: begins with the newest again. */
  async narrowed(): Promise<void> {
    this.#limit = many;
    if (this.watch.client) await this.watch.reload();
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
    const query = await queryOf(client, this.#filter());
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

/** A flow has another id on each server. */
async function queryOf(
  client: Client,
  { states, flow }: RunsFilter,
): Promise<Pick<FlowRunQuery, "stateTypes" | "flowIds">> {
  const flows = flow === null ? [] : (await client.flows({ name: flow, limit: many, offset: 0 })).items;
  return {
    ...(states.length > 0 ? { stateTypes: states } : {}),
    ...(flow === null ? {} : { flowIds: flows.filter(({ name }) => name === flow).map(({ id }) => id) }),
  };
}

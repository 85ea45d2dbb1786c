import { v7 as uuid } from "uuid";
import type { Json } from "../python/worker.js";
import { newState, type Answer, type State } from "../state/index.js";
import {
  advance,
  type Artifact,
  type ConcurrencyLimit,
  type FlowRun,
  type NewFlowRun,
  type RunStore,
  type TaskRun,
  type TaskRunChange,
} from "../store/index.js";
import type { StoredResult } from "../values/index.js";
import { thisProcess } from "../platform/index.js";
import { freeSlots } from "./ownership.js";
import type { World } from "./world.js";
import type { EngineEvent } from "./events.js";
import { systemClock, type Clock } from "./clock.js";

export const DEBUG = 10;
export const INFO = 20;
export const WARNING = 30;
export const ERROR = 40;

export interface LogPlace {
  readonly flowRunId: string;
  readonly taskRunId: string | null;
}

export interface TaskPlace extends LogPlace {
  readonly taskRunId: string;
}

/**
 * Writes a run to the store and tells what happened.
 *
 * 1. A change of state is told once it is durable.
 * 2. After the store has refused one write, no further one is tried: `onBroken` is called once, and the run ends.
 */
export class Recorder {
  readonly clock: Clock;
  readonly #world: World;
  readonly #onBroken: (error: unknown) => void;
  #broken: { readonly error: unknown } | null = null;

  constructor(world: World, onBroken: (error: unknown) => void) {
    this.#world = world;
    this.clock = world.clock ?? systemClock;
    this.#onBroken = onBroken;
  }

  /** Where large values are kept; null where they are not. */
  get valuesFolder(): string | null {
    return this.#world.store.valuesFolder ?? null;
  }

  /** To be waited for before a state is recorded that names a file there. */
  async secureValue(key: string): Promise<void> {
    await this.#world.store.secureValue?.(key);
  }

  get brokenBy(): { readonly error: unknown } | null {
    return this.#broken;
  }

  emit(event: EngineEvent): void {
    this.#world.observe?.(event);
  }

  async createFlowRun(run: NewFlowRun): Promise<FlowRun> {
    return this.#guard((store) => store.createFlowRun(run));
  }

  async proposeFlowRunState(
    run: FlowRun,
    state: State,
  ): Promise<{ readonly answer: Answer; readonly flowRun: FlowRun }> {
    const answer = await this.#guard((store) => store.proposeFlowRunState(run.id, state));
    const entered = newState(answer);
    // another process has changed it
    if (entered === null) return { answer, flowRun: (await this.flowRunNow(run.id)) ?? run };
    const flowRun = advance(run, entered);
    this.emit({ type: "flow-run-state", flowRun, state: entered });
    return { answer, flowRun };
  }

  /** Takes a flow run that has ended, to go on with it. */
  async takeFlowRun(
    run: FlowRun,
    processId: string,
    state: State,
  ): Promise<{ readonly answer: Answer; readonly flowRun: FlowRun }> {
    const answer = await this.#guard((store) => store.takeFlowRun(run.id, processId, state, { force: true }));
    if (answer.status !== "ACCEPT") return { answer, flowRun: run };
    const flowRun = { ...advance(run, answer.state), processId };
    this.emit({ type: "flow-run-state", flowRun, state: answer.state });
    return { answer, flowRun };
  }

  async taskRunsOf(flowRunId: string): Promise<readonly TaskRun[]> {
    return this.#guard((store) => store.taskRuns(flowRunId));
  }

  /** The newest first. */
  async flowRunsOf(flowName: string, limit: number): Promise<readonly FlowRun[]> {
    return this.#guard((store) => store.flowRuns({ flowNames: [flowName], limit }));
  }

  async artifactsOf(taskRunId: string, type: string): Promise<readonly Artifact[]> {
    return this.#guard((store) => store.artifacts({ taskRunId, type }));
  }

  /** The flow run that a task run stands for; null where it has begun none. */
  async childOf(taskRunId: string): Promise<FlowRun | null> {
    const [child = null] = await this.#guard((store) =>
      store.flowRuns({ parentTaskRunId: taskRunId, limit: 1 }),
    );
    return child;
  }

  async result(key: string): Promise<StoredResult | null> {
    return this.#guard((store) => store.result(key));
  }

  async cached(key: string): Promise<string | null> {
    return this.#guard((store) => store.cached(key, this.clock.now()));
  }

  async takeSlots(tags: readonly string[], taskRunId: string): Promise<ConcurrencyLimit | null> {
    return this.#guard((store) => store.takeSlots(tags, taskRunId, thisProcess().id));
  }

  /** Takes the slots back that runs hold whose process is gone. */
  async freeSlots(): Promise<void> {
    await this.#guard(freeSlots);
  }

  releaseSlots(taskRunId: string): void {
    this.#forget((store) => store.releaseSlots(taskRunId));
  }

  async flowRunNow(id: string): Promise<FlowRun | null> {
    return this.#guard((store) => store.flowRun(id));
  }

  async flowRunInput(id: string, key: string): Promise<{ readonly value: Json } | null> {
    return this.#guard((store) => store.flowRunInput(id, key));
  }

  async setFlowRunInput(id: string, key: string, value: Json): Promise<void> {
    await this.#guard((store) => store.setFlowRunInput(id, key, value));
  }

  async createTaskRun(run: TaskRun): Promise<void> {
    await this.#guard((store) => store.createTaskRun(run));
    if (run.state !== null) this.emit({ type: "task-run-state", taskRun: run, state: run.state });
  }

  async recordTaskRunState(
    run: TaskRun,
    state: State,
    more: Pick<TaskRunChange, "stored" | "again" | "cache"> = {},
  ): Promise<void> {
    await this.#guard((store) => store.recordTaskRunState({ ...run, ...more, state }));
    this.emit({ type: "task-run-state", taskRun: run, state });
  }

  log(place: LogPlace, name: string, level: number, message: string): void {
    const line = { id: uuid(), name, level, message, timestamp: this.clock.now().toISOString(), ...place };
    this.emit({ type: "log", line });
    this.#forget((store) => store.log([line]));
  }

  saveArtifact(artifact: Omit<Artifact, "data"> & { readonly data: Json }): void {
    this.#forget((store) => store.saveArtifact(artifact));
  }

  async #guard<Value>(write: (store: RunStore) => Promise<Value>): Promise<Value> {
    if (this.#broken !== null) throw this.#broken.error;
    try {
      return await write(this.#world.store);
    } catch (error) {
      this.#break(error);
      throw error;
    }
  }

  /** Nothing waits for it by itself: what is recorded after it is durable only with it. */
  #forget(write: (store: RunStore) => Promise<void>): void {
    if (this.#broken !== null) return;
    write(this.#world.store).catch((error: unknown) => this.#break(error));
  }

  #break(error: unknown): void {
    if (this.#broken !== null) return;
    this.#broken = { error };
    this.#onBroken(error);
  }
}

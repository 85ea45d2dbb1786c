import {
  makeState,
  propose,
  type Answer,
  type NewState,
  type State,
  type StateType,
} from "../state/index.js";
import { advance, type TaskRun } from "../store/index.js";
import type { RunningTask } from "./context.js";
import { describeError, RunError } from "./errors.js";
import { handleOf, type OutputSource } from "./handle.js";
import { ERROR } from "./recorder.js";
import type { TaskDefinition } from "./definition.js";
import type { TaskHost } from "./task-host.js";

export type Ending =
  { readonly kind: "value"; readonly value: unknown } | { readonly kind: "error"; readonly error: unknown };

/**
 * A task run, from the call to its end.
 *
 * 1. A state is durable before anything that it allows begins.
 * 2. `whenEnded` calls back within the same turn in which the run ends, so that whoever chooses what is next sees all that
 *    has become ready.
 * 3. A run ends once.
 */
export abstract class TaskRunner implements OutputSource, RunningTask {
  readonly definition: TaskDefinition;
  readonly handle: object;
  abstract readonly variables: readonly string[] | null;
  protected readonly host: TaskHost;
  #taskRun: TaskRun;
  #ending: Ending | null = null;
  #endings: ((ending: Ending) => void)[] = [];
  #waitingFor = 0;
  #begun = false;
  #leaving = false;
  #observed = false;
  #abort: AbortController | null = null;
  #wake: (() => void) | null = null;

  constructor(host: TaskHost, definition: TaskDefinition, taskRun: TaskRun) {
    this.host = host;
    this.definition = definition;
    this.#taskRun = taskRun;
    this.handle = handleOf({ source: this, path: [] });
    this.host.recorder.createTaskRun(taskRun).catch(() => undefined);
  }

  get id(): string {
    return this.#taskRun.id;
  }

  get name(): string {
    return this.#taskRun.name;
  }

  get taskRun(): TaskRun {
    return this.#taskRun;
  }

  get ending(): Ending | null {
    return this.#ending;
  }

  /** It has ended, or its last state is being recorded. */
  protected get isOver(): boolean {
    return this.#leaving || this.#ending !== null;
  }

  /** Why what runs is to stop; null where it may run on. */
  protected get aborted(): Error | null {
    return this.host.signal.aborted ? this.host.stopped : null;
  }

  isIn(host: TaskHost): boolean {
    return this.host === host;
  }

  /** Someone has awaited it, and so has dealt with its failure or been thrown it. */
  get observed(): boolean {
    return this.#observed;
  }

  /** Aborted when the try that runs is to stop. */
  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    return this.#abort.signal;
  }

  /** What a script's await gives. */
  valueAt(path: readonly string[]): Promise<unknown> {
    this.#observed = true;
    return this.resolve(path);
  }

  /** As `valueAt`, for the engine's own use. */
  resolve(path: readonly string[]): Promise<unknown> {
    this.want(path);
    return new Promise((resolve, reject) => {
      this.whenEnded((ending) => {
        try {
          if (ending.kind === "error") reject(ending.error);
          else resolve(this.read(path));
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  /** Says beforehand that a path of the result will be read. */
  want(_path: readonly string[]): void {}

  /** What a path in the result leads to, once the run has completed. */
  abstract read(path: readonly string[]): unknown;

  /** Calls back when the run ends, or at once where it has. */
  whenEnded(act: (ending: Ending) => void): void {
    if (this.#ending === null) this.#endings.push(act);
    else act(this.#ending);
  }

  /** Starts when all of `inputs` and `before` have ended; each of `inputs` must have completed. */
  startAfter(inputs: ReadonlySet<TaskRunner>, before: TaskRunner | null): void {
    const all = before === null || inputs.has(before) ? [...inputs] : [...inputs, before];
    this.#waitingFor = all.length;
    if (all.length === 0) return this.#ready(inputs);
    for (const run of all) {
      run.whenEnded(() => {
        this.#waitingFor -= 1;
        if (this.#waitingFor === 0) this.#ready(inputs);
      });
    }
  }

  /** Ends it as cancelled where it has not begun; one that runs sees `signal`. */
  cancel(reason: Error): void {
    if (this.isOver) return;
    if (this.#begun) this.interrupt(reason);
    else void this.endWith("CANCELLED", reason);
  }

  /** Its inputs are there: run it, or wait for a turn. */
  protected abstract start(): void;

  /** Stops what runs. */
  protected interrupt(reason: Error): void {
    this.#abort?.abort(reason);
    this.#wake?.();
  }

  /** Asks for RUNNING; false where the run has ended instead. */
  protected async begin(): Promise<boolean> {
    if (this.isOver) return false;
    this.#abort = null;
    this.#begun = true;
    for (;;) {
      if (this.host.stopped !== null) break;
      const answer = await this.#propose("RUNNING", {});
      if (this.#ending !== null) return false;
      if (answer.status === "ACCEPT") {
        if (this.aborted === null) return true;
        break;
      }
      if (answer.status !== "WAIT") break;
      await this.pause(answer.delaySeconds * 1000);
    }
    await this.endWith(
      "CANCELLED",
      this.host.stopped ?? new RunError("cancelled", "Its flow does not run any more."),
    );
    return false;
  }

  protected async complete(value: unknown): Promise<void> {
    await this.#propose("COMPLETED", {});
    this.#end({ kind: "value", value });
  }

  /** Proposes FAILED; where a further try is due, waits for its time and says so. */
  protected async fail(error: unknown, state: NewState = {}): Promise<"again" | "ended"> {
    const message = state.message ?? describeError(error);
    const answer = await this.#propose("FAILED", { ...state, message });
    const due = answer.status === "REJECT" ? answer.state.details.scheduledTime : undefined;
    if (due === undefined) {
      this.log(ERROR, `${this.name} failed: ${message}`);
      this.#end({ kind: "error", error });
      return "ended";
    }
    this.log(ERROR, `${this.name} failed and is tried again: ${message}`);
    await this.pause(Date.parse(due) - this.host.recorder.clock.now().getTime());
    return "again";
  }

  /** Ends it in a state that is no success. */
  protected async endWith(type: StateType, error: Error, state: NewState = {}): Promise<void> {
    if (this.isOver) return;
    this.#leaving = true;
    await this.#propose(type, { message: error.message, ...state });
    this.#end({ kind: "error", error });
  }

  protected notReady(message: string): void {
    void this.endWith("PENDING", new RunError("not-ready", message), { name: "NotReady" });
  }

  protected log(level: number, message: string): void {
    const place = { flowRunId: this.taskRun.flowRunId, taskRunId: this.id };
    this.host.recorder.log(place, "nbflow.task", level, message);
  }

  protected rename(name: string): void {
    this.#taskRun = { ...this.#taskRun, name };
  }

  /** Resolves after the time, or as soon as the run is told to stop. */
  protected pause(milliseconds: number): Promise<void> {
    if (milliseconds <= 0 || this.host.stopped !== null) return Promise.resolve();
    return new Promise((resolve) => {
      const callOff = this.host.recorder.clock.after(milliseconds, () => this.#wake?.());
      this.#wake = () => {
        this.#wake = null;
        callOff();
        resolve();
      };
    });
  }

  #ready(inputs: ReadonlySet<TaskRunner>): void {
    if (this.isOver) return;
    for (const input of inputs) {
      if (input.ending?.kind === "value") continue;
      return this.notReady(whyNotReady(input));
    }
    this.start();
  }

  async #propose(type: StateType, given: NewState): Promise<Answer> {
    const { clock } = this.host.recorder;
    const run = this.#taskRun;
    const state: State = makeState(type, clock.now(), given);
    const answer = propose("task", run.state, state, {
      now: clock.now(),
      runCount: run.runCount,
      retries: run.policy.retries,
      retryDelay: run.policy.retryDelay,
      flowState: this.host.flowRun.state,
    });
    if (answer.status !== "ACCEPT" && !(answer.status === "REJECT" && answer.changed)) return answer;
    const next = advance(run, answer.state);
    try {
      await this.host.recorder.recordTaskRunState(next, answer.state);
      this.#taskRun = next;
    } catch (error) {
      this.#end({ kind: "error", error });
    }
    return answer;
  }

  #end(ending: Ending): void {
    if (this.#ending !== null) return;
    this.#ending = ending;
    const endings = this.#endings;
    this.#endings = [];
    for (const act of endings) act(ending);
  }
}

/** Names what failed first, which may be far above. */
function whyNotReady({ name, ending, taskRun }: TaskRunner): string {
  const error = ending?.kind === "error" && ending.error instanceof RunError ? ending.error : null;
  if (error?.code === "not-ready") return error.message;
  const where = error === null || error.cell === null ? "" : ` in cell ${error.cell}`;
  return `${name} has not completed (${taskRun.state?.name ?? "Pending"}${where}).`;
}

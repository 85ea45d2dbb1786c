import {
  makeState,
  newState,
  propose,
  type Answer,
  type NewState,
  type State,
  type StateType,
} from "../state/index.js";
import { advance, type TaskRun } from "../store/index.js";
import { CachedResult } from "./cached-result.js";
import type { RunningTask } from "./context.js";
import { jittered } from "./delays.js";
import { describeError, RunError } from "./errors.js";
import { handleOf, type OutputSource, type Ref } from "./handle.js";
import { callHooks, hooksFor } from "./hooks.js";
import { storedValue, type Past } from "./past.js";
import { ERROR, WARNING, type TaskPlace } from "./recorder.js";
import { Rest } from "./rest.js";
import { RunEnd, type Ending } from "./run-end.js";
import { describeKept, keep, restore, type KeptValue, type StoredResult } from "../values/index.js";
import type { TaskDefinition } from "./definition.js";
import { TagSlots } from "./tag-slots.js";
import type { PythonRunner } from "./python-runner.js";
import type { TaskHost } from "./task-host.js";

/**
 * A task run, from the call to its end.
 *
 * 1. A state is durable before anything that it allows begins.
 * 2. `whenEnded` calls back within the same turn in which the run ends, so that whoever chooses what is next sees all that
 *    has become ready.
 * 3. A run ends once; but one that has only been remembered, as its value was not stored, is run again where that is needed,
 *    and ends again.
 * 4. What is stored of a value is what everyone gets who takes it, each a copy: so it is the same when it comes from the store.
 */
export abstract class TaskRunner implements OutputSource, RunningTask {
  readonly definition: TaskDefinition;
  readonly handle: object;
  abstract readonly variables: readonly string[] | null;
  protected readonly host: TaskHost;
  #taskRun: TaskRun;
  readonly #end = new RunEnd();
  #begun = false;
  #leaving = false;
  #observed = false;
  #abort: AbortController | null = null;
  readonly #rest: Rest;
  #inputs: ReadonlySet<TaskRunner> = NO_INPUTS;
  #mayFail: ReadonlySet<TaskRunner> = NO_INPUTS;
  #past: Past | null;
  /** Tries that are no part of this one's budget of retries. */
  readonly #triesBefore: number;
  #isNew = false;
  #isAsleep = false;
  #reviving: Promise<void> | null = null;
  #kept: KeptValue | null = null;
  readonly #cached: CachedResult;
  readonly #slots: TagSlots;
  #own: { readonly value: unknown } | null = null;

  constructor(host: TaskHost, definition: TaskDefinition, taskRun: TaskRun, past: Past | null) {
    this.host = host;
    this.definition = definition;
    this.#taskRun = taskRun;
    this.#rest = new Rest(host.recorder.clock);
    this.#slots = new TagSlots(host.recorder, taskRun.id);
    this.#cached = new CachedResult(host.recorder, definition.cache);
    this.#past = past;
    this.#triesBefore = past?.taskRun.runCount ?? 0;
    this.handle = handleOf({ source: this, path: [] });
    if (past === null) this.host.recorder.createTaskRun(taskRun).catch(() => undefined);
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
    return this.#end.ending;
  }

  protected get place(): TaskPlace {
    return { flowRunId: this.#taskRun.flowRunId, taskRunId: this.id };
  }

  /** It has ended, or its last state is being recorded. */
  protected get isOver(): boolean {
    return this.#leaving || this.ending !== null;
  }

  /** Why what runs is to stop; null where it may run on. */
  protected get aborted(): Error | null {
    return this.host.signal.aborted ? this.host.stopped : null;
  }

  /** It has run in this try of the flow, not only been remembered: so what takes from it runs as well. */
  get isNew(): boolean {
    return this.#isNew;
  }

  /** It has completed in an earlier try, and its value is not there. */
  get isAsleep(): boolean {
    return this.#isAsleep;
  }

  /** The runs that it waits for. */
  get inputs(): ReadonlySet<TaskRunner> {
    return this.#inputs;
  }

  /** Whether it is a run of cells. */
  isPython(): this is PythonRunner {
    return false;
  }

  /** Which of a run's variables it takes; null where that is all of them. */
  namesFrom(_run: TaskRunner): readonly string[] | null {
    return null;
  }

  /** What those depend on that take what it gives; null where that is not known. */
  lineageFor(_name: string | null): string | null {
    return null;
  }

  /** What is asleep and would be needed to run it again. */
  neededAgain(): readonly TaskRunner[] {
    return this.asleepInputs(this.#inputs);
  }

  /** What it did in an earlier try, until it is run again. */
  protected get past(): Past | null {
    return this.#past;
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
    return this.#resolve(path, (each) => this.readOwn(each));
  }

  /** As `valueAt`, for one who takes it into a value of its own. */
  resolve(path: readonly string[]): Promise<unknown> {
    return this.#resolve(path, (each) => this.read(each));
  }

  #resolve(path: readonly string[], read: (path: readonly string[]) => unknown): Promise<unknown> {
    this.want(path);
    return new Promise((resolve, reject) => {
      const settle = (ending: Ending): void => {
        try {
          if (ending.kind === "error") reject(ending.error);
          else resolve(read(path));
        } catch (error) {
          reject(error);
        }
      };
      this.whenEnded((ending) => {
        if (!this.#isAsleep || this.has(path)) return settle(ending);
        void this.revive("the flow").then(() => this.whenEnded(settle));
      });
    });
  }

  /** Whether a run that is asleep can say what a path of its result is, `whole` as functions take it. */
  has(_path: readonly string[], _whole = false): boolean {
    return !this.#isAsleep;
  }

  /**
   * Runs a run again that is asleep, with what it needs itself; resolves when it has ended. Where it may not be run again,
   * the flow stops.
   */
  revive(forWhom: string): Promise<void> {
    if (!this.#isAsleep) return this.#reviving ?? Promise.resolve();
    return (this.#reviving ??= this.wake(forWhom));
  }

  /** Makes what a run that is asleep gave available again. */
  protected wake(forWhom: string): Promise<void> {
    return this.runAgain(forWhom);
  }

  /** It has completed, and what it gave is gone with the process that had it. */
  fallAsleep(): void {
    this.#isAsleep = true;
    this.#reviving = null;
  }

  /** Begins again once what it needs is there. */
  restart(): void {
    this.#start(this.#inputs);
  }

  /** A further try is allowed. */
  protected get hasTriesLeft(): boolean {
    return this.#taskRun.runCount - this.#triesBefore <= this.#taskRun.policy.retries;
  }

  /** What it gave is there after all. */
  protected awake(): void {
    this.#isAsleep = false;
  }

  /** It can't be made available again: whoever needs it has the error. */
  protected lost(error: Error): void {
    this.#isAsleep = false;
    this.#end.replace({ kind: "error", error });
  }

  /** What whoever takes a reference gets: what it refers to, or the error where that may fail. */
  takeRef({ path, mayFail }: Pick<Ref, "path" | "mayFail">, whole = false): unknown {
    if (mayFail === true && this.ending?.kind === "error") return this.ending.error;
    return whole ? this.readWhole(path) : this.read(path);
  }

  /** Says beforehand that a path of the result will be read. */
  want(_path: readonly string[]): void {}

  /** What a path in the result leads to, once the run has completed. */
  abstract read(path: readonly string[]): unknown;

  /** The same for the flow's own function, which gets the same object each time. */
  protected readOwn(path: readonly string[]): unknown {
    return this.read(path);
  }

  /** The value as each who takes it gets it: a copy, where it is stored. */
  protected get value(): unknown {
    if (this.#kept !== null) return restore(this.#kept);
    return this.ending?.kind === "value" ? this.ending.value : undefined;
  }

  /** The value that the flow's own function works with. */
  protected get ownValue(): unknown {
    this.#own ??= { value: this.value };
    return this.#own.value;
  }

  /** Says beforehand that a function will take what a path leads to, so that it must be there to the last item. */
  wantWhole(path: readonly string[]): void {
    this.want(path);
  }

  /** As `read`, for a function: throws where the value is only told of, and not there. */
  readWhole(path: readonly string[]): unknown {
    return this.read(path);
  }

  /** Calls back when the run ends, or at once where it has. */
  whenEnded(act: (ending: Ending) => void): void {
    this.#end.when(act);
  }

  /** Starts when all of `inputs` and `before` have ended; each of `inputs` must have completed. */
  startAfter(
    inputs: ReadonlySet<TaskRunner>,
    before: TaskRunner | null,
    mayFail: ReadonlySet<TaskRunner> = NO_INPUTS,
  ): void {
    this.#inputs = inputs;
    this.#mayFail = mayFail;
    // their failure is dealt with by this run
    for (const run of mayFail) run.#observed = true;
    const all = before === null || inputs.has(before) ? [...inputs] : [...inputs, before];
    let waitingFor = all.length;
    if (waitingFor === 0) return this.#ready(inputs);
    for (const run of all) {
      run.whenEnded(() => {
        waitingFor -= 1;
        if (waitingFor === 0) this.#ready(inputs);
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
    this.#rest.end();
  }

  /** Asks for RUNNING; false where the run has ended instead. */
  protected async begin(): Promise<boolean> {
    if (this.isOver) return false;
    this.#abort = null;
    this.#begun = true;
    for (;;) {
      if (this.host.stopped !== null) break;
      if (this.#taskRun.tags.length > 0 && !(await this.#takeSlots())) break;
      const isCompleted = this.#taskRun.state?.type === "COMPLETED";
      const answer = isCompleted
        ? await this.#propose("RUNNING", { name: "Rerunning" }, { force: true })
        : await this.#propose("RUNNING", {});
      this.#isNew = true;
      if (this.ending !== null) return false;
      if (answer.status === "ACCEPT") {
        if (this.aborted === null) return true;
        break;
      }
      if (answer.status === "REJECT" && answer.state.type === "PAUSED") {
        await this.host.whenRunning();
        continue;
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

  /** Waits for a slot of each of its tags that has a limit; false where it will have none. */
  async #takeSlots(): Promise<boolean> {
    let taken;
    try {
      taken = await this.#slots.take(this.#taskRun.tags, {
        isStopped: () => this.host.stopped !== null,
        pause: (milliseconds) => this.pause(milliseconds),
      });
    } catch (error) {
      this.#end.set({ kind: "error", error });
      return false;
    }
    if (typeof taken === "string") return taken === "held";
    const message = `The limit of the tag "${taken.closed}" is 0, so nothing with it may run.`;
    await this.endWith("CANCELLED", new RunError("cancelled", message));
    return false;
  }

  /** Ends it with a value, which is stored where the task says so and it can be. */
  protected async complete(value: unknown): Promise<void> {
    const made = this.definition.persistResult ? keep(value) : { lost: NOT_TO_STORE };
    if ("lost" in made) {
      await this.completeUnstored(value, { details: { notStored: made.lost } });
      return;
    }
    const { data, stored } = describeKept(made.kept);
    await this.#propose("COMPLETED", { data, ...this.#cached.details() }, { stored });
    this.#kept = made.kept;
    this.#end.set({ kind: "value", value: undefined });
  }

  /** Ends it as Cached, where there is something under the key; what it gives is found under it from then on. */
  protected async takeCached(key: string, refresh: boolean): Promise<boolean> {
    const found = await this.#cached.find(key, refresh);
    if (found === null || this.isOver) return this.isOver;
    this.#begun = true;
    this.#isNew = true;
    await this.#propose("COMPLETED", { name: "Cached", data: found.data, details: { cacheKey: key } });
    this.#kept = found.kept;
    this.#end.set({ kind: "value", value: undefined });
    return true;
  }

  protected async completeUnstored(
    value: unknown,
    state: NewState = {},
    stored: StoredResult | null = null,
  ): Promise<void> {
    await this.#propose("COMPLETED", state, { stored });
    this.#end.set({ kind: "value", value });
  }

  /** Takes from the store what a completed run gave; false where the value is not there. */
  protected async recall({ taskRun }: Past): Promise<boolean> {
    this.#kept = await storedValue(taskRun.state?.data ?? null, this.host.recorder);
    return this.#kept !== null;
  }

  /** Those of its inputs that are asleep, and whose values it takes. */
  protected abstract asleepInputs(inputs: ReadonlySet<TaskRunner>): readonly TaskRunner[];

  /** What must be at hand before it can be run again. */
  protected reviveBefore(): Promise<void> {
    return reviveAll(this.asleepInputs(this.#inputs), this.name);
  }

  /** Proposes FAILED; where a further try is due, waits for its time and says so. */
  protected async fail(error: unknown, state: NewState = {}): Promise<"again" | "ended"> {
    const message = state.message ?? describeError(error);
    const answer = await this.#propose("FAILED", {
      ...state,
      message,
      ...((await this.#mayRetry(error, state)) ? {} : { details: { ...state.details, retriable: false } }),
    });
    const due = answer.status === "REJECT" ? answer.state.details.scheduledTime : undefined;
    if (due === undefined) {
      this.log(ERROR, `${this.name} failed: ${message}`);
      this.#end.set({ kind: "error", error });
      return "ended";
    }
    this.log(ERROR, `${this.name} failed and is tried again: ${message}`);
    await this.pause(Date.parse(due) - this.host.recorder.clock.now().getTime());
    return "again";
  }

  async #mayRetry(error: unknown, { details }: NewState): Promise<boolean> {
    const { retryConditionFn } = this.definition;
    if (retryConditionFn === null || this.#taskRun.policy.retries === 0 || details?.retriable === false)
      return true;
    try {
      return await retryConditionFn({ error, taskRun: this.#taskRun });
    } catch (failed) {
      this.log(
        ERROR,
        `${this.name} is not tried again: its retryConditionFn failed: ${describeError(failed)}`,
      );
      return false;
    }
  }

  /** Ends it in a state that is no success. */
  protected async endWith(type: StateType, error: Error, state: NewState = {}): Promise<void> {
    if (this.isOver) return;
    this.#leaving = true;
    // it has completed before, and still has
    if (this.#taskRun.state?.type === "COMPLETED") return this.#end.set({ kind: "error", error });
    await this.#propose(type, { message: error.message, ...state });
    this.#end.set({ kind: "error", error });
  }

  protected notReady(message: string): void {
    void this.endWith("PENDING", new RunError("not-ready", message), { name: "NotReady" });
  }

  protected log(level: number, message: string): void {
    this.host.recorder.log(this.place, "nbflow.task", level, message);
  }

  protected rename(name: string): void {
    this.#taskRun = { ...this.#taskRun, name };
  }

  /** Resolves after the time, or as soon as the run is told to stop. */
  protected pause(milliseconds: number): Promise<void> {
    return this.host.stopped === null ? this.#rest.begin(milliseconds) : Promise.resolve();
  }

  #ready(inputs: ReadonlySet<TaskRunner>): void {
    if (this.isOver) return;
    if (this.#past !== null && this.#mayKeep(this.#past, inputs)) {
      void this.#remember(this.#past);
      return;
    }
    this.#isNew = true;
    if (this.#taskRun.state?.type === "COMPLETED") this.host.revoke(this);
    const haveCompleted = [...inputs].every(({ ending }) => ending?.kind === "value");
    const reusing = haveCompleted ? this.reuse() : null;
    if (reusing === null) return this.#start(inputs);
    void reusing.catch(() => false).then((isReused) => (isReused ? undefined : this.#start(inputs)));
  }

  /** Ends it with what an earlier flow run left, where that is what it would leave; null where it is to be run in any case. */
  protected reuse(): Promise<boolean> | null {
    return null;
  }

  /** Ends it without running it: what it leaves is where it was kept. */
  protected async completeAsleep(state: NewState): Promise<void> {
    this.#begun = true;
    await this.#propose("COMPLETED", state);
    this.#isAsleep = this.ending === null;
    this.#end.set({ kind: "value", value: undefined });
  }

  /** What it gave counts no more: it is to be run again. */
  revoke(state: State): void {
    this.#taskRun = advance(this.#taskRun, state);
    this.host.recorder.recordTaskRunState(this.#taskRun, state).catch(() => undefined);
  }

  #start(inputs: ReadonlySet<TaskRunner>): void {
    if (this.isOver) return;
    for (const input of inputs) {
      if (input.ending?.kind === "value" || this.#mayFail.has(input)) continue;
      return this.notReady(whyNotReady(input));
    }
    const asleep = this.asleepInputs(inputs);
    if (asleep.length === 0) return this.start();
    void reviveAll(asleep, this.name).then(() => this.#start(inputs));
  }

  /** Whether what it gave in an earlier try is what it would give now. */
  #mayKeep({ taskRun, isInvalid }: Past, inputs: ReadonlySet<TaskRunner>): boolean {
    if (isInvalid || taskRun.state?.type !== "COMPLETED") return false;
    if (taskRun.version !== this.#taskRun.version) return false;
    for (const input of inputs) if (input.isNew || input.ending?.kind !== "value") return false;
    return true;
  }

  async #remember(past: Past): Promise<void> {
    try {
      this.#isAsleep = !(await this.recall(past));
      this.host.recorder.emit({ type: "task-run-kept", taskRun: past.taskRun });
      this.#end.set({ kind: "value", value: undefined });
    } catch (error) {
      this.#end.set({ kind: "error", error });
    }
  }

  protected async runAgain(forWhom: string): Promise<void> {
    const refused = this.host.mayNotRunAgain(this);
    if (refused !== null) return this.lost(refused);
    await this.reviveBefore();
    const { details = {} } = this.#taskRun.state ?? {};
    const lost = details["notStored"];
    const why = `${forWhom} needs what it gave${typeof lost === "string" ? ` (${lost}), which is not stored` : ""}`;
    this.log(WARNING, `${this.name} is run again, as ${why}.`);
    this.host.recorder.emit({ type: "task-run-again", taskRun: this.#taskRun, why });
    this.#isAsleep = false;
    this.#end.reopen();
    this.#begun = false;
    this.#leaving = false;
    this.host.reopened(this);
    await new Promise<void>((resolve) => {
      this.whenEnded(() => resolve());
      this.#start(this.#inputs);
    });
  }

  async #propose(
    type: StateType,
    given: NewState,
    {
      stored = null,
      force = false,
    }: { readonly stored?: StoredResult | null; readonly force?: boolean } = {},
  ): Promise<Answer> {
    const { clock } = this.host.recorder;
    const run = this.#taskRun;
    const state: State = makeState(type, clock.now(), given);
    const facts = {
      now: clock.now(),
      runCount: run.runCount,
      triesBefore: this.#triesBefore,
      retries: run.policy.retries,
      retryDelay:
        type === "FAILED"
          ? jittered(run.policy.retryDelay, this.definition.retryJitterFactor, Math.random)
          : run.policy.retryDelay,
      flowState: this.host.flowRun.state,
      flowIsRetrying: this.#past !== null,
    };
    const answer = propose("task", run.state, state, facts, { force });
    const entered = newState(answer);
    if (entered === null) return answer;
    const next = advance(run, entered);
    try {
      const again = this.#past === null ? null : next;
      if (entered.type !== "RUNNING") this.#slots.release();
      await this.host.recorder.recordTaskRunState(next, entered, {
        stored,
        again,
        cache: entered.type === "COMPLETED" ? this.#cached.entry() : null,
      });
      this.#taskRun = next;
      this.#past = null;
      const hooks = hooksFor(this.definition.hooks, entered);
      if (hooks.length > 0) {
        this.host.keepOpen(
          callHooks(hooks, next, entered, (message) => this.log(ERROR, `${this.name}: ${message}`)),
        );
      }
    } catch (error) {
      this.#end.set({ kind: "error", error });
    }
    return answer;
  }
}

const NO_INPUTS: ReadonlySet<TaskRunner> = new Set();
const NOT_TO_STORE = "as its task says";

async function reviveAll(runs: readonly TaskRunner[], forWhom: string): Promise<void> {
  await Promise.all(runs.map((run) => run.revive(forWhom)));
}

/** Names what failed first, which may be far above. */
function whyNotReady({ name, ending, taskRun }: TaskRunner): string {
  const error = ending?.kind === "error" && ending.error instanceof RunError ? ending.error : null;
  if (error?.code === "not-ready") return error.message;
  const where = error === null || error.cell === null ? "" : ` in cell ${error.cell}`;
  return `${name} has not completed (${taskRun.state?.name ?? "Pending"}${where}).`;
}

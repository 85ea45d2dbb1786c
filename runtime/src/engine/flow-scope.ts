import { v7 as uuid } from "uuid";
import type { Environment } from "../python/worker.js";
import { makeState, type Answer, type NewState, type StateType } from "../state/index.js";
import type { FlowRun, TaskInputs, TaskRun } from "../store/index.js";
import type { RunningTask } from "./context.js";
import type { CallOptions, FlowDefinition, PythonDefinition, TaskDefinition } from "./definition.js";
import { delaysOf } from "./delays.js";
import { reusedFrom, type EarlierRuns } from "./earlier-runs.js";
import { RunError, UsageError } from "./errors.js";
import { FunctionRunner } from "./function-runner.js";
import type { Ref } from "./handle.js";
import { inputKey } from "./input-key.js";
import { OpenWork } from "./open-work.js";
import type { Past } from "./past.js";
import { pythonInputs } from "./python-inputs.js";
import { PythonRunner } from "./python-runner.js";
import { PythonPlace } from "./python-place.js";
import type { PlacementOptions } from "./placement.js";
import type { Policy } from "./policy.js";
import type { PythonTurn } from "./python-turn.js";
import type { Recorder } from "./recorder.js";
import type { Replay } from "./replay.js";
import type { Restoring } from "./restoring.js";
import { setupTask } from "./setup-task.js";
import { SubflowRunner } from "./subflow-runner.js";
import type { TaskHost } from "./task-host.js";
import { taskInputs } from "./task-inputs.js";
import type { TaskRunner } from "./task-runner.js";
import { versionOf } from "./version-of.js";
import type { StartPython } from "./world.js";

export interface ScopeOptions {
  readonly recorder: Recorder;
  readonly flowRun: FlowRun;
  readonly definition: FlowDefinition;
  readonly parentFlowRunId: string | null;
  readonly rootFlowRunId: string;
  readonly propose: (type: StateType, given: NewState) => Promise<Answer>;
  readonly adopt: (flowRun: FlowRun) => void;
  readonly startPython: StartPython;
  readonly policy: Policy | null;
  readonly placement: PlacementOptions;
  readonly runSubflow: TaskHost["runSubflow"];
  /** Earlier runs, whose task runs may be reused; null where none may. */
  readonly earlier: EarlierRuns | null;
  /** What the flow run has done in tries before this one. */
  readonly replay: Replay;
  /** Its runs that are to be run again, whatever they gave. */
  readonly invalid: (run: TaskRun) => boolean;
  /** Runs may be run again after they have completed, whatever they do outside. */
  readonly mayRunAgain: boolean;
}

const SETUP_ORDER = 0;

/** One try of a flow run: its task runs, and the homes of its Python. */
export class FlowScope implements TaskHost {
  readonly recorder: Recorder;
  flowRun: FlowRun;
  functionRuns = true;
  readonly #options: ScopeOptions;
  readonly #runs: TaskRunner[] = [];
  readonly #pythons = new Map<PythonDefinition, PythonPlace>();
  readonly #abort = new AbortController();
  readonly #work = new OpenWork();
  #pauses = 0;
  readonly #whenRunning: (() => void)[] = [];
  #last: TaskRunner | null = null;
  #stopped: Error | null = null;
  #closed = false;
  #left: Error | null = null;
  #shownError: RunError | null = null;

  constructor(options: ScopeOptions) {
    this.#options = options;
    this.recorder = options.recorder;
    this.flowRun = options.flowRun;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get earlier(): EarlierRuns | null {
    return this.#options.earlier;
  }

  environmentOf(python: PythonDefinition): Promise<Environment | null> {
    return this.#python(python).environment;
  }

  get stopped(): Error | null {
    return this.#stopped;
  }

  /** Why the flow's function was left before its end: the flow run is suspended. */
  get left(): Error | null {
    return this.#left;
  }

  get runs(): readonly TaskRunner[] {
    return this.#runs;
  }

  /** The first error that a cell has shown without stopping. */
  get shownError(): RunError | null {
    return this.#shownError;
  }

  noteShownError(error: RunError): void {
    this.#shownError ??= error;
  }

  get parentFlowRunId(): string | null {
    return this.#options.parentFlowRunId;
  }

  get rootFlowRunId(): string {
    return this.#options.rootFlowRunId;
  }

  async proposeFlow(type: StateType, given: NewState = {}): Promise<Answer> {
    return this.#options.propose(type, given);
  }

  adopt(flowRun: FlowRun): void {
    this.#options.adopt(flowRun);
    this.noteFlowRun(flowRun);
  }

  nextPauseKey(): string {
    this.#pauses += 1;
    return `pause-${this.#pauses}`;
  }

  runSubflow(...args: Parameters<TaskHost["runSubflow"]>): ReturnType<TaskHost["runSubflow"]> {
    return this.#options.runSubflow(...args);
  }

  queuePython(python: PythonDefinition, turn: PythonTurn): void {
    const place = this.#python(python);
    // it is queued before the turn, and comes first whatever the order
    if (place.setup?.isAsleep === true) void place.setup.revive(turn.name);
    place.home.queue(turn);
  }

  renewPython(python: PythonDefinition): void {
    const waiting = this.#python(python).renew();
    for (const run of this.#runs)
      if (run instanceof PythonRunner && run.body.python === python && run.ending?.kind === "value")
        run.fallAsleep();
    for (const turn of waiting) turn.restart();
  }

  restoring(python: PythonDefinition): Restoring {
    return this.#python(python).restoring;
  }

  mayNotRunAgain(run: TaskRunner): RunError | null {
    if (this.#options.mayRunAgain || run.definition.mayRunAgain) return null;
    if (run instanceof PythonRunner && (run.isSetup || reusedFrom(run.taskRun) !== null)) return null;
    const error = new RunError(
      "not-again",
      `${run.name} has completed, and would have to run again, as what it gave is not stored.`,
      { hint: "Where what it does outside may be done again, go on with --rerun." },
    );
    this.stop(error);
    return error;
  }

  revoke(run: TaskRunner): void {
    const now = this.recorder.clock.now();
    const revoked = this.#options.replay.withWhatCameFrom(run.id);
    const message = `${run.name} is run again.`;
    for (const each of this.#runs) {
      if (revoked.has(each.id) && each.taskRun.state?.type === "COMPLETED" && !each.isNew)
        each.revoke(makeState("PENDING", now, { message }));
    }
    run.revoke(makeState("PENDING", now, { message }));
    for (const left of this.#options.replay.revoke(revoked, () => makeState("PENDING", now, { message })))
      this.recorder.recordTaskRunState(left, left.state ?? makeState("PENDING", now)).catch(() => undefined);
  }

  whenRunning(): Promise<void> {
    if (this.flowRun.state?.type !== "PAUSED" || this.#stopped !== null) return Promise.resolve();
    return new Promise((resolve) => this.#whenRunning.push(resolve));
  }

  /** The flow run has another state, or is being stopped. */
  noteFlowRun(flowRun: FlowRun): void {
    this.flowRun = flowRun;
    if (flowRun.state?.type !== "PAUSED") for (const resolve of this.#whenRunning.splice(0)) resolve();
  }

  /** The flow run does not end before this has. */
  keepOpen(until: Promise<unknown>): void {
    const ended = this.#work.begin();
    until.then(ended, ended);
  }

  reopened(run: TaskRunner): void {
    run.whenEnded(this.#work.begin());
  }

  submit(
    definition: TaskDefinition,
    args: readonly unknown[],
    options: CallOptions,
    parent: RunningTask | null,
  ): object {
    if (this.#stopped !== null) throw this.#stopped;
    if (this.#closed) {
      throw new UsageError(
        "outside-of-a-flow",
        `${definition.name} was called after its flow run had ended.`,
        "Await what calls it, or return it from the flow.",
      );
    }
    const { body } = definition;
    if (body.kind === "python" && !this.#pythons.has(body.python)) this.#open(body.python);
    const inputs = taskInputs(
      body.kind === "python" ? args.slice(0, 1) : args,
      options.waitFor ?? [],
      parent,
    );
    const key = inputKey(args);
    const past = this.#options.replay.take(definition.key, key);
    const taskRun =
      past === null
        ? this.#taskRun(definition, options, inputs.record, key)
        : {
            ...past,
            taskInputs: inputs.record,
            inputKey: key,
            version: versionOf(body),
            flowRunRunCount: this.flowRun.runCount,
          };
    const isInvalid = past !== null && this.#options.invalid(past);
    const runner = this.#runner(
      definition,
      args,
      taskRun,
      past === null ? null : { taskRun: past, isInvalid },
    );
    if (runner instanceof PythonRunner && runner.isSetup) this.#python(runner.body.python).setup = runner;
    const isSequential = this.#options.definition.taskRunner === "sequential" && parent === null;
    const before = isSequential ? this.#last : null;
    if (isSequential) this.#last = runner;
    this.#runs.push(runner);
    runner.whenEnded(this.#work.begin());
    runner.startAfter(inputs.runs, before, inputs.mayFail);
    return runner.handle;
  }

  /** Resolves when every task run has ended. */
  idle(): Promise<void> {
    return this.#work.none();
  }

  /** No task begins from now on, and those that run are told to stop. */
  stop(reason: Error): void {
    if (this.#stopped !== null) return;
    this.#stopped = reason;
    for (const resolve of this.#whenRunning.splice(0)) resolve();
    this.#abort.abort(reason);
    for (const run of this.#runs) run.cancel(reason);
  }

  leave(reason: Error): void {
    this.#left = reason;
    this.stop(reason);
  }

  /** What has not begun does not begin; what runs runs on. */
  cancelWaiting(reason: Error): void {
    this.#stopped ??= reason;
    for (const run of this.#runs) if (run.taskRun.state?.type !== "RUNNING") run.cancel(reason);
  }

  /** Ends what the scope holds outside this process; no task is taken any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#pythons.values()].map((python) => python.close()));
  }

  #runner(
    definition: TaskDefinition,
    args: readonly unknown[],
    taskRun: TaskRun,
    past: Past | null,
  ): TaskRunner {
    const { body } = definition;
    switch (body.kind) {
      case "function":
        return new FunctionRunner(args, body, this, definition, taskRun, past);
      case "flow":
        return new SubflowRunner(args, body, this, definition, taskRun, past);
      case "python": {
        const inputs = pythonInputs(body, definition.name, args[0], (ref) =>
          this.#isAtHome(ref, body.python),
        );
        const isSetup = body.cells === body.python.setup;
        const order = isSetup ? SETUP_ORDER : Math.min(...body.cells.map((cell) => cell.number));
        const python = this.#python(body.python);
        const { keeping } = python;
        const artifacts = () => python.home.artifacts;
        return new PythonRunner({ body, inputs, order, artifacts, keeping }, this, definition, taskRun, past);
      }
    }
  }

  #taskRun(definition: TaskDefinition, options: CallOptions, inputs: TaskInputs, key: string): TaskRun {
    const { name, tags, retries } = definition;
    const count = this.#options.replay.nextKey(definition.key);
    const now = this.recorder.clock.now();
    const state = makeState("PENDING", now);
    return {
      id: uuid(),
      name: count === 0 ? name : `${name}-${count}`,
      created: state.timestamp,
      tags: options.tags === undefined ? tags : [...new Set([...tags, ...options.tags])],
      state,
      runCount: 0,
      expectedStartTime: state.timestamp,
      startTime: null,
      endTime: null,
      totalRunTime: 0,
      flowRunId: this.flowRun.id,
      taskKey: definition.key,
      dynamicKey: String(count),
      taskInputs: inputs,
      flowRunRunCount: this.flowRun.runCount,
      inputKey: key,
      version: versionOf(definition.body),
      policy: { retries, retryDelay: delaysOf(definition.retryDelaySeconds, retries) },
    };
  }

  #python(python: PythonDefinition): PythonPlace {
    let place = this.#pythons.get(python);
    if (place === undefined) {
      const { policy, placement } = this.#options;
      place = new PythonPlace(python, this.recorder, {
        start: ({ language, notebook, kernel }) =>
          this.#options.startPython({ language, notebook, kernel, flowRunId: this.flowRun.id }),
        runs: () => this.#runs,
        policy,
        placement,
      });
      this.#pythons.set(python, place);
    }
    return place;
  }

  #open(python: PythonDefinition): void {
    const place = this.#python(python);
    // a run that goes on may need no process at all
    if (this.#options.replay.isEmpty) place.start();
    if (python.setup.length === 0) return;
    this.submit(setupTask(python), [], {}, null);
  }

  #isAtHome({ source }: Ref, python: PythonDefinition): boolean {
    return source instanceof PythonRunner && source.body.python === python && source.isIn(this);
  }
}

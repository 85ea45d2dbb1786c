import { stripVTControlCharacters } from "node:util";
import type { CellError, Json, PythonBranch, PythonWorker } from "../python/worker.js";
import type { CellArtifacts } from "./cell-artifact.js";
import { cellsText, cellText, describeLost, lostError, raisedText, tooMuchError } from "./cell-errors.js";
import { CellLineage } from "./cell-lineage.js";
import { CellStop, GRACE_SECONDS } from "./cell-stop.js";
import type { PythonBody } from "./definition.js";
import { DescribedVariables, variablesAt } from "./described-variables.js";
import type { EarlierRun } from "./earlier-runs.js";
import { RunError } from "./errors.js";
import { FileWatch } from "./file-watch.js";
import type { Ref } from "./handle.js";
import { asleepIn } from "./function-runner.js";
import type { Keeping } from "./keeping.js";
import { KeptRun } from "./kept-run.js";
import { memoryText } from "./memory-limit.js";
import type { Past } from "./past.js";
import { watchTime } from "./time-limit.js";
import { valuesToBind, type PythonInputs } from "./python-inputs.js";
import type { PythonTurn, TurnResult } from "./python-turn.js";
import { DEBUG, ERROR, INFO, WARNING } from "./recorder.js";
import { eachRef } from "./refs.js";
import { reusable, reusedState } from "./reusable.js";
import { runCell, runUnseen, showCell, type Stage, type Unseen } from "./run-cell.js";
import { runName } from "./run-name.js";
import { TaskRunner } from "./task-runner.js";
import { TryMark } from "./try-mark.js";

/** A run of a task of Python cells: it waits for its turn at home, and answers for its variables as they were at its end. */
export class PythonRunner extends TaskRunner implements PythonTurn {
  readonly variables: readonly string[];
  readonly order: number;
  readonly body: PythonBody;
  readonly isSetup: boolean;
  readonly kept: KeptRun;
  readonly #inputs: PythonInputs;
  readonly #artifacts: () => CellArtifacts;
  readonly #keeping: Keeping;
  readonly #mark: TryMark;
  /** Seconds that its cells have taken, in the try that runs. */
  #took = 0;
  readonly #lineage: CellLineage;
  readonly #described: DescribedVariables;
  readonly #stop = new CellStop(this.host.recorder.clock);
  readonly #files: FileWatch;
  /** While its cells run in a fork: it, and what they gave, which no one has seen yet. */
  #branch: PythonBranch | null = null;
  #unseen: Unseen[] = [];
  /** It runs already, in a fork that was given up: the cells begin again, the task run goes on. */
  #isAgainAtHome = false;

  constructor(
    given: {
      readonly body: PythonBody;
      readonly inputs: PythonInputs;
      readonly order: number;
      readonly artifacts: () => CellArtifacts;
      readonly keeping: Keeping;
    },
    ...rest: ConstructorParameters<typeof TaskRunner>
  ) {
    super(...rest);
    this.body = given.body;
    this.variables = given.body.writes;
    this.#described = new DescribedVariables(this);
    this.#files = new FileWatch(given.body, this.host);
    this.order = given.order;
    this.isSetup = given.body.cells === given.body.python.setup;
    this.#inputs = given.inputs;
    this.#artifacts = given.artifacts;
    this.#keeping = given.keeping;
    this.kept = new KeptRun(this, given.keeping, this.#described, this.host);
    this.#lineage = new CellLineage(
      this,
      { ...given.inputs, setup: given.keeping.setup, bound: () => this.#valuesToBind() },
      this.host,
    );
    this.#mark = new TryMark(given.keeping, given.body.reads);
    eachRef(Object.values(given.inputs.values), ({ source, path }) => (source as TaskRunner).want(path));
  }

  override want(path: readonly string[]): void {
    this.#described.want(path);
  }

  override wantWhole(path: readonly string[]): void {
    this.#described.wantWhole(path);
  }

  read(path: readonly string[]): unknown {
    return this.#described.read(path);
  }

  override readWhole(path: readonly string[]): unknown {
    return this.#described.readWhole(path);
  }

  /** A variable is known outside Python where it was asked for when its task ended. */
  override has(path: readonly string[], whole = false): boolean {
    return !this.isAsleep || this.#described.has(path, whole);
  }

  /** What its cells find at home must be there: all that came before them, and what it is handed from elsewhere. */
  protected asleepInputs(inputs: ReadonlySet<TaskRunner>): readonly TaskRunner[] {
    const atHome = [...inputs].filter(
      (run) => run.isAsleep && run instanceof PythonRunner && run.body.python === this.body.python,
    );
    return [...new Set([...atHome, ...asleepIn(this.#inputs.values, true)])];
  }

  /** The variables that were asked for are known; what its cells left at home is gone with that. */
  protected override recall({ taskRun }: Past): Promise<boolean> {
    this.#described.recall(taskRun.state?.details);
    return Promise.resolve(false);
  }

  override isPython(): this is PythonRunner {
    return true;
  }

  override namesFrom(run: TaskRunner): readonly string[] {
    const names = new Set<string>();
    const note = ({ source, path }: Ref): void => {
      if (source !== run) return;
      for (const name of variablesAt(path, run.variables ?? [])) names.add(name);
    };
    for (const ref of this.#inputs.references) note(ref);
    eachRef(Object.values(this.#inputs.values), note);
    return [...names];
  }

  /** Its cells leave nothing but what is told of them. */
  get isPure(): boolean {
    const { files = [], opens } = this.body;
    return this.definition.mayRunAgain || files.length > 0 || opens === true;
  }

  protected override wake(forWhom: string): Promise<void> {
    return this.isSetup
      ? this.runAgain(forWhom)
      : this.host.restoring(this.body.python).revive(this, forWhom);
  }

  /** Takes in what was kept of it, where it may, or runs its cells again. */
  async putBack(forWhom: string, mayTake: boolean): Promise<void> {
    if (!this.isAsleep) return;
    const restoring = this.host.restoring(this.body.python);
    const kept = mayTake ? this.kept.variables : null;
    const newer = restoring.newer(this, kept?.names ?? []);
    const lost = (reason: string): void =>
      this.lost(new RunError("not-ready", `What ${this.name} made could not be taken in, as ${reason}.`));
    const why = kept === null ? null : await this.kept.takeIn(kept, newer, lost);
    if (why === null && kept !== null) {
      restoring.note(
        this,
        kept.names.filter((name) => !newer.includes(name)),
      );
      this.awake();
      this.log(INFO, `What ${this.name} made was taken from the store, as ${forWhom} needs it.`);
      this.host.recorder.emit({ type: "task-run-restored", taskRun: this.taskRun });
      return;
    }
    if (!this.isAsleep) return;
    if (why !== null) this.log(WARNING, `What ${this.name} made can't be taken from the store: ${why}.`);
    const [changed] = restoring.newer(this, [...this.body.reads, ...this.variables]);
    if (changed !== undefined) return this.lost(movedOn(this.name, forWhom, changed));
    await this.runAgain(forWhom);
  }

  protected start(): void {
    this.host.queuePython(this.body.python, this);
  }

  skip(reason: string): void {
    this.notReady(`${cellsText(this.body.cells)} did not run, as ${reason}.`);
  }

  crash(error: unknown): void {
    this.log(ERROR, describeLost(error));
    void this.endWith("CRASHED", lostError(error, null));
  }

  get mayRunApart(): boolean {
    return this.body.apart === true && this.definition.timeoutSeconds === null;
  }

  placed(apart: boolean, why: string | null): void {
    const { recorder } = this.host;
    if (why !== null) this.log(DEBUG, `${this.name} runs in the notebook's own process, as ${why}.`);
    const cells = this.body.cells.map((cell) => cell.number);
    recorder.emit({ type: "task-placed", ...this.place, name: this.name, cells, apart, why });
  }

  exceeded(used: number, limit: number): void {
    const message = `${this.name} took the run's Python to ${memoryText(used)}, and --memory is ${memoryText(limit)}`;
    this.interrupt(
      new RunError("too-much-memory", message, {
        hint: "Allow more, or free what is not needed any more: `del name`.",
      }),
    );
  }

  async takeApart(branch: PythonBranch): Promise<string | null> {
    try {
      const values = this.#valuesToBind();
      if (!(await this.begin())) return "it has ended";
      this.#lineage.begin().catch(() => undefined);
      this.#isAgainAtHome = true;
      this.#branch = branch;
      this.#unseen = [];
      if (Object.keys(values).length > 0) await branch.assign(values);
      await this.#files.begin(branch);
      const why = await runUnseen(branch, this.body, this.#unseen);
      if (why !== null) return why;
      await this.#files.end(branch);
      await this.#describe(branch);
      return await branch.finish([...this.variables, ...Object.keys(values)]);
    } catch (error) {
      return describeLost(error);
    } finally {
      this.#branch = null;
    }
  }

  async joined(worker: PythonWorker): Promise<void> {
    this.#isAgainAtHome = false;
    for (const unseen of this.#unseen.splice(0)) {
      showCell(this.#stage, unseen);
      this.#took += unseen.result.took?.seconds ?? 0;
    }
    await this.#completeAtHome(worker);
  }

  /** What it left at home is kept before anything else runs there. */
  async #completeAtHome(worker: PythonWorker): Promise<void> {
    const described = this.#described.details();
    const { body } = this;
    this.host.restoring(body.python).note(this, this.variables);
    if (this.isSetup) {
      await this.#keeping.settle(worker);
      return this.completeUnstored(undefined, { details: described });
    }
    const mayKeep = this.isPure || body.restorable === true;
    const told = await this.#keeping.keep(worker, {
      names: mayKeep && this.definition.persistResult ? this.variables : null,
      took: this.#took,
      isCheap: this.definition.mayRunAgain,
    });
    const ended = await this.#lineage.end(told, this.#files.opened);
    const lineage = ended === null ? {} : { lineage: ended };
    const details = { ...described, ...lineage };
    if ("kept" in told)
      return this.completeUnstored(undefined, { details, data: JSON.stringify(told.kept) }, told.stored);
    const why = told.why === null ? {} : { notStored: told.why };
    return this.completeUnstored(undefined, { details: { ...details, ...why } });
  }

  /** What those depend on that take a variable from it, or that come after it; null where that is not known. */
  override lineageFor(name: string | null): string | null {
    return this.#lineage.for(name);
  }

  protected override reuse(): Promise<boolean> | null {
    const { earlier } = this.host;
    if (earlier === null || this.isSetup) return null;
    return earlier.decide(async () => {
      const begun = await this.#lineage.begin();
      const found = begun === null ? null : await earlier.find(begun.key);
      return found !== null && (await this.#takeOver(found));
    });
  }

  async #takeOver(earlier: EarlierRun): Promise<boolean> {
    const { body } = this;
    const restoring = this.host.restoring(body.python);
    const found = await reusable(earlier, {
      run: this,
      body,
      recorder: this.host.recorder,
      folder: this.#keeping.folder,
      isAtHome: (names) => restoring.hasAny(names),
    });
    if (found === null) return false;
    // what became of others meanwhile
    if (this.isOver || restoring.hasAny(found.names)) return this.isOver;
    for (const record of found.records) this.#artifacts().save(this.place, record);
    await this.recall({ taskRun: earlier.taskRun, isInvalid: false });
    this.#lineage.adopt(found.lineage);
    await this.completeAsleep(reusedState(earlier));
    return true;
  }

  #valuesToBind(): Readonly<Record<string, Json>> {
    return valuesToBind(this.#inputs.values, this.name, cellsText(this.body.cells), ({ source, path }: Ref) =>
      (source as TaskRunner).read(path),
    );
  }

  /** Whether the cells may begin at home. */
  async #mayBegin(): Promise<boolean> {
    if (!this.#isAgainAtHome) return this.begin();
    this.#isAgainAtHome = false;
    if (this.aborted === null) return true;
    await this.endWith("CANCELLED", this.aborted);
    return false;
  }

  async take(worker: PythonWorker): Promise<TurnResult> {
    if (this.isOver) return null;
    let values: Readonly<Record<string, Json>>;
    try {
      values = this.#valuesToBind();
      const { taskRunName } = this.definition;
      if (taskRunName !== null) this.rename(runName(taskRunName, values));
    } catch (error) {
      if (await this.begin()) await this.fail(error, { details: { retriable: false } });
      return { stop: `${this.name} could not begin` };
    }
    while (await this.#mayBegin()) {
      let callOff = (): void => undefined;
      try {
        if (this.#mayRetry && (await this.#mark.set(worker)) && this.aborted !== null) {
          await this.endWith("CANCELLED", this.aborted);
          return null;
        }
        this.#stop.begin(worker);
        const { clock } = this.host.recorder;
        callOff = watchTime(clock, this.name, this.definition.timeoutSeconds, (error) =>
          this.interrupt(error),
        );
        this.#lineage.begin().catch(() => undefined);
        const failed = await this.#run(worker, values);
        if (failed === null) {
          callOff();
          await this.#completeAtHome(worker);
          return null;
        }
        if ((await this.#failed(failed, worker)) === "ended")
          return { stop: `${cellText(failed.cell)} failed` };
      } catch (error) {
        return await this.#lost(error);
      } finally {
        callOff();
        this.#stop.end();
      }
    }
    return null;
  }

  protected override interrupt(reason: Error): void {
    super.interrupt(reason);
    void this.#branch?.discard();
    this.#stop.stop(reason);
  }

  /** Runs the cells; a failure, or null. Rejects only where the process is lost. */
  async #run(worker: PythonWorker, values: Readonly<Record<string, Json>>): Promise<Failure | null> {
    this.#took = 0;
    const bind = async (): Promise<void> => {
      if (Object.keys(values).length > 0) await worker.assign(values);
    };
    if (this.body.mode === "cells") await bind();
    await this.#files.begin(worker);
    for (const cell of this.body.cells) {
      // told to stop while something was bound
      if (this.#stop.reason !== null) return { cell: cell.number, error: null };
      const result = await runCell(this.#stage, worker, cell, this.body);
      this.#took += result.took?.seconds ?? 0;
      if (this.#stop.reason !== null) return { cell: cell.number, error: null };
      if (result.error !== null && !cell.mayRaise) return { cell: cell.number, error: result.error };
    }
    await this.#files.end(worker);
    if (this.body.mode === "parameters") await bind();
    await this.#describe(worker);
    return null;
  }

  get #stage(): Stage {
    return {
      recorder: this.host.recorder,
      place: this.place,
      artifacts: this.#artifacts(),
      noteError: (error) => {
        this.log(ERROR, error.message);
        this.host.noteShownError(error);
      },
    };
  }

  #describe(worker: Pick<PythonWorker, "describe">): Promise<void> {
    // as long as the flow's function runs, it may still ask for any
    return this.#described.describe(worker, this.host.functionRuns);
  }

  async #failed({ cell, error }: Failure, worker: PythonWorker): Promise<"again" | "ended"> {
    if (this.aborted !== null) {
      await this.endWith("CANCELLED", this.aborted);
      return "ended";
    }
    if (this.#stop.isTooMuch) {
      const largest = (await worker.keeps?.largest().catch(() => [])) ?? [];
      return this.fail(tooMuchError(this.#stop.reason, cell, largest), { details: { retriable: false } });
    }
    if (error === null) {
      const { timeoutSeconds } = this.definition;
      const message = `${this.name} took longer than ${timeoutSeconds} s (cell ${cell})`;
      return this.fail(new RunError("timed-out", message, { cell }), {
        name: "TimedOut",
        ...(await this.#retriable(worker)),
      });
    }
    const traceback = error.traceback.map((line) => stripVTControlCharacters(line)).join("\n");
    if (traceback !== "") this.log(ERROR, traceback);
    return this.fail(
      new RunError("cell-raised", raisedText(cell, error), { cell, line: error.line }),
      await this.#retriable(worker),
    );
  }

  async #lost(error: unknown): Promise<TurnResult> {
    if (this.aborted !== null) {
      await this.endWith("CANCELLED", this.aborted);
      return { stop: "the run was cancelled", isLost: true };
    }
    if (this.#stop.isTooMuch) {
      const message = `${this.#stop.reason?.message}. Its process had to be ended, as the cell did not stop within ${GRACE_SECONDS} s.`;
      await this.fail(new RunError("too-much-memory", message), { details: { retriable: false } });
      return { stop: `${this.name} took too much memory, and its process had to be ended`, isLost: true };
    }
    if (this.hasTriesLeft && (await this.#failedWithHome(error))) return null;
    if (this.#stop.reason !== null) {
      await this.fail(this.#stop.reason, { name: "TimedOut", details: { retriable: false } });
      return { stop: `${this.name} took too long, and its process had to be ended`, isLost: true };
    }
    const lost = lostError(error, this.body.cells[0]?.number ?? null);
    this.log(ERROR, describeLost(error));
    await this.endWith("CRASHED", lost);
    return { stop: `${cellText(lost.cell)} lost the process that ran it`, isLost: true };
  }

  /** Tries it again in another process, where it may be; false where the home stays lost. */
  async #failedWithHome(error: unknown): Promise<boolean> {
    const lost = this.#stop.reason ?? lostError(error, this.body.cells[0]?.number ?? null);
    const state = this.#stop.reason === null ? {} : ({ name: "TimedOut" } as const);
    if ((await this.fail(lost, state)) === "ended") return this.isOver;
    this.#mark.forget();
    this.#stop.callOff();
    this.host.renewPython(this.body.python);
    this.restart();
    return true;
  }

  get #mayRetry(): boolean {
    return this.taskRun.policy.retries > 0;
  }

  /** Puts back what the cells have read, so that a further try is as the first; where it can't be, there is none. */
  async #retriable(worker: PythonWorker): Promise<{ readonly details?: { readonly retriable: false } }> {
    const why = this.#mayRetry ? await this.#mark.rewind(worker) : null;
    if (why === null) return {};
    const names = this.body.reads.join(", ");
    this.log(
      WARNING,
      `${this.name} is not tried again: its cells may have changed what they read (${names}), which can't be put back: ${why}.`,
    );
    return { details: { retriable: false } };
  }
}

function movedOn(name: string, forWhom: string, variable: string): RunError {
  return new RunError(
    "not-again",
    `${forWhom} needs what ${name} made, but \`${variable}\` is at home already as a later task has made it.`,
    { hint: "Begin again from the task that makes it: nbflow retry RUN --from TASK." },
  );
}

interface Failure {
  readonly cell: number;
  /** Null where it was interrupted. */
  readonly error: CellError | null;
}

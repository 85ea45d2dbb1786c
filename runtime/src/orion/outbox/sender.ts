import type { TaskRun } from "../../store/index.js";
import { ApiError } from "../api-error.js";
import type { CallOptions } from "../client/index.js";
import type { Wire } from "../wire/index.js";
import type { Journal, Position } from "./journal.js";
import type { JournalHead } from "./operation.js";
import { split, stepsOf, type Step } from "./steps.js";

/** Operations that come within this time go together. */
const GATHER_MS = 100;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 15_000;
/** While someone waits for the end. */
const LONGEST_PAUSE_AT_END_MS = 1000;
const MOST_REFUSED = 20;
/** From a proxy whose server is away. */
const BAD_GATEWAY = 502;
const CHECKS = 20;
const CHECK_PAUSE_MS = 500;

/**
 * Sends a journal to its server, in order, for as long as it takes.
 *
 * 1. What has been sent is noted before what comes after it is sent.
 * 2. What may have been sent before without an answer is looked for before it is sent again.
 * 3. What the server refuses is told, and does not stop the rest.
 * 4. After a server was away, the task runs that it was told of are looked for: it forgets events that it has taken when it is
 *    killed.
 * 5. A server that reads the store of this machine, where the run is already, is told nothing: the run would be there twice.
 */
export class Sender {
  readonly #journal: Journal;
  readonly #wire: Wire;
  readonly #abort = new AbortController();
  readonly #ids: Map<string, string>;
  #position: Position;
  #steps: Step[] = [];
  #again: boolean;
  /** Whether the server reads this machine's store; null as long as it has not been asked. */
  #isShared: boolean | null;
  #wasAway: boolean;
  #failures = 0;
  #error: ApiError | null = null;
  #fatal: unknown = null;
  #wake: (() => void) | null = null;
  #isEnding = false;
  #running: Promise<void> | null = null;
  readonly #whenSent: (() => void)[] = [];

  constructor(journal: Journal, head: JournalHead, wire: Wire, options: { readonly isLeft?: boolean } = {}) {
    this.#journal = journal;
    this.#wire = wire;
    this.#position = journal.position();
    this.#ids = new Map([
      ...Object.entries(this.#position.ids),
      ...head.assigned.map((id) => [id, id] as const),
    ]);
    this.#isShared = this.#position.isShared ?? (this.#ids.size > 0 ? false : null);
    this.#again = options.isLeft === true;
    this.#wasAway = options.isLeft === true;
    journal.onWritten(() => this.#wake?.());
  }

  /** Why the last request failed; null where it did not. */
  get error(): ApiError | null {
    return this.#error;
  }

  /** What the server did not take, and why. */
  get refused(): readonly string[] {
    return this.#position.refused;
  }

  get isSent(): boolean {
    return this.#steps.length === 0 && this.#position.sent >= this.#journal.size && !this.#wasAway;
  }

  /** The server has it all from the store itself; null as long as that is not known. */
  get isShared(): boolean | null {
    return this.#isShared;
  }

  /** The server's id of a flow run; null as long as it has none. */
  idOf(flowRunId: string): string | null {
    if (this.isShared === true) return flowRunId;
    return this.#ids.get(flowRunId) ?? null;
  }

  start(): void {
    this.#running ??= this.#run().catch((error: unknown) => {
      this.#fatal = error;
      for (const resolve of this.#whenSent.splice(0)) resolve();
    });
  }

  /** Waits until all has been sent, but no longer than this; true where it has. */
  async sent(milliseconds: number): Promise<boolean> {
    this.start();
    this.#isEnding = true;
    this.#wake?.();
    if (!this.isSent && this.#fatal === null) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#whenSent.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this.isSent && this.#fatal === null;
  }

  /** Sends no more; what is left stays in the journal. */
  async stop(): Promise<void> {
    this.#abort.abort();
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        if (this.#steps.length === 0 && this.#position.sent < this.#journal.size)
          this.#steps = [...stepsOf(this.#journal.read(this.#position.sent).operations)];
        const [step] = this.#steps;
        if (step !== undefined && (await this.#hasItAlready(step))) this.#passOver();
        else if (step !== undefined) await this.#send(step);
        else if (this.#wasAway) await this.#lookForTaskRuns();
        else {
          for (const resolve of this.#whenSent.splice(0)) resolve();
          await this.#pause(null);
          if (!this.#isEnding) await this.#pause(GATHER_MS);
        }
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        await this.#failed(error);
      }
    }
  }

  async #failed(error: ApiError): Promise<void> {
    this.#error = error;
    if (error.isPassing || error.code === "api-unauthorized" || error.code === "api-unknown") {
      this.#again = true;
      if (error.code === "api-unreachable" || error.status === BAD_GATEWAY) this.#wasAway = true;
      const pause = Math.min(
        this.#isEnding ? LONGEST_PAUSE_AT_END_MS : LONGEST_PAUSE_MS,
        FIRST_PAUSE_MS * 2 ** this.#failures,
      );
      this.#failures += 1;
      return this.#pause(pause);
    }
    const [step] = this.#steps;
    if (step === undefined) {
      // it was looking for task runs: what it can't see it can't send again
      this.#wasAway = false;
      return;
    }
    if (step.items.length > 1) {
      this.#steps.splice(0, 1, ...split(step));
      return;
    }
    const refused = [...this.#position.refused, error.message].slice(0, MOST_REFUSED);
    this.#position = { ...this.#position, refused };
    this.#done(step);
  }

  async #send(step: Step): Promise<void> {
    const again = this.#again;
    const options: CallOptions = { signal: this.#abort.signal, retries: 0 };
    const idOf = (id: string): string => this.#serverId(id);
    switch (step.kind) {
      case "task-runs":
        await this.#wire.recordTaskRuns(step.items, idOf, options);
        break;
      case "logs":
        await this.#wire.log(step.items, idOf, again, options);
        break;
      case "artifacts":
        for (const artifact of step.items) await this.#wire.saveArtifact(artifact, idOf, again, options);
        break;
      case "flow":
        for (const operation of step.items) {
          if (operation.op === "flow-run") {
            const id = await this.#wire.createFlowRun(operation, idOf, options);
            this.#ids.set(operation.run.id, id);
          } else if (operation.op === "flow-run-state")
            await this.#wire.recordFlowRunState(idOf(operation.id), operation.state, again, options);
          else await this.#wire.renameFlowRun(idOf(operation.id), operation.name, options);
        }
    }
    this.#error = null;
    this.#failures = 0;
    this.#done(step);
  }

  async #hasItAlready(step: Step): Promise<boolean> {
    const first = step.kind === "flow" ? step.items[0] : undefined;
    const options: CallOptions = { signal: this.#abort.signal, retries: 0 };
    if (this.#isShared === null && first?.op === "flow-run")
      this.#isShared = await this.#wire.hasOurFlowRun(first.run.id, options);
    return this.isShared === true;
  }

  #passOver(): void {
    this.#steps = [];
    this.#error = null;
    this.#failures = 0;
    this.#wasAway = false;
    this.#position = { ...this.#position, sent: this.#journal.size, isShared: true };
    this.#journal.note(this.#position);
  }

  #serverId(id: string): string {
    const known = this.#ids.get(id);
    if (known === undefined)
      throw new ApiError("api-refused", `The server has not taken the flow run ${id}.`);
    return known;
  }

  #done(step: Step): void {
    this.#steps.shift();
    if (step.end === null) return;
    this.#again = false;
    this.#position = { ...this.#position, sent: step.end, ids: Object.fromEntries(this.#ids) };
    this.#journal.note(this.#position);
  }

  async #lookForTaskRuns(): Promise<void> {
    const options: CallOptions = { signal: this.#abort.signal, retries: 0 };
    for (let check = 0; check < CHECKS; check += 1) {
      await this.#pause(CHECK_PAUSE_MS);
      let missing = 0;
      for (const [flowRunId, runs] of this.#lastTaskRuns()) {
        const id = this.#ids.get(flowRunId);
        if (id === undefined) continue;
        const left = await this.#wire.missingTaskRuns(id, runs, options);
        missing += left.length;
        for (const step of stepsOf(left.map((run) => ({ operation: { op: "task-run", run }, end: 0 }))))
          if (step.kind === "task-runs")
            await this.#wire.recordTaskRuns(step.items, (same) => this.#serverId(same), options);
      }
      if (missing === 0) break;
    }
    this.#error = null;
    this.#failures = 0;
    this.#wasAway = false;
  }

  /** The journal's task runs as they were sent last, by flow run. */
  #lastTaskRuns(): ReadonlyMap<string, readonly TaskRun[]> {
    const last = new Map<string, Map<string, TaskRun>>();
    for (let from = this.#journal.begin; from < this.#position.sent;) {
      const { operations } = this.#journal.read(from);
      for (const { operation, end } of operations) {
        from = end;
        if (operation.op !== "task-run" || end > this.#position.sent) continue;
        const { run } = operation;
        const runs = last.get(run.flowRunId) ?? new Map<string, TaskRun>();
        last.set(run.flowRunId, runs.set(run.id, run));
      }
      if (operations.length === 0) break;
    }
    return new Map([...last].map(([id, runs]) => [id, [...runs.values()]]));
  }

  /** Waits for the time, or (null) until there is more to send; ends early when it is told to stop or to end. */
  #pause(milliseconds: number | null): Promise<void> {
    if (this.#abort.signal.aborted) return Promise.resolve();
    if (milliseconds === null && !this.isSent) return Promise.resolve();
    return new Promise((resolve) => {
      const woken = (): void => {
        if (timer !== null) clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = milliseconds === null ? null : setTimeout(woken, milliseconds);
      if (!this.#isEnding) timer?.unref();
      const isGathering = milliseconds !== null;
      this.#wake = () => {
        if (isGathering && !this.#isEnding && !this.#abort.signal.aborted) return;
        if (isGathering && this.#failures > 0 && !this.#abort.signal.aborted) return;
        woken();
      };
    });
  }
}

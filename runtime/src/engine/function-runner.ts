import { inspect } from "node:util";
import { CellArtifacts } from "./cell-artifact.js";
import { cacheKeyOf, comparedInputs, NO_CACHE } from "./cache-policy.js";
import { raisedText } from "./cell-errors.js";
import { runWithin } from "./context.js";
import type { FunctionBody } from "./definition.js";
import { RunError, UsageError } from "./errors.js";
import type { OutputSource } from "./handle.js";
import { readPath } from "./read-path.js";
import { ERROR, WARNING } from "./recorder.js";
import { eachRef, replaceRefs } from "./refs.js";
import { namedInputs, runName } from "./run-name.js";
import { lineInCell } from "./script-places.js";
import { captureConsole, TaskOutput } from "./task-output.js";
import { watchTime } from "./time-limit.js";
import { TaskRunner } from "./task-runner.js";

/** A run of a task that is a function. */
export class FunctionRunner extends TaskRunner {
  readonly variables = null;
  #args: readonly unknown[];
  readonly #body: FunctionBody;
  #interrupt: ((reason: Error) => void) | null = null;
  readonly #artifacts = new CellArtifacts(this.host.recorder);
  output: TaskOutput | undefined;

  constructor(
    args: readonly unknown[],
    body: FunctionBody,
    ...rest: ConstructorParameters<typeof TaskRunner>
  ) {
    super(...rest);
    this.#args = args;
    this.#body = body;
    eachRef(args, ({ source, path }) => (source as Wanted).wantWhole(path));
  }

  read(path: readonly string[]): unknown {
    return readPath(this.value, path, this.name);
  }

  protected override readOwn(path: readonly string[]): unknown {
    return readPath(this.ownValue, path, this.name);
  }

  /** A notebook's cells share objects: what has changed them since must have run as well. */
  protected asleepInputs(inputs: ReadonlySet<TaskRunner>): readonly TaskRunner[] {
    const cells =
      this.definition.cell === null
        ? []
        : [...inputs].filter((run) => run.isAsleep && run.definition.cell !== null);
    return [...new Set([...cells, ...asleepIn(this.#args, true)])];
  }

  protected start(): void {
    void this.#run();
  }

  protected override interrupt(reason: Error): void {
    super.interrupt(reason);
    this.#interrupt?.(reason);
  }

  async #run(): Promise<void> {
    let args: readonly unknown[];
    try {
      args = replaceRefs(this.#args, (ref) =>
        (ref.source as TaskRunner).takeRef(ref, true),
      ) as readonly unknown[];
      const { taskRunName } = this.definition;
      if (taskRunName !== null) this.rename(runName(taskRunName, namedInputs(args)));
    } catch (error) {
      if (await this.begin()) await this.fail(error, { details: { retriable: false } });
      return;
    }
    const { cachePolicy, cacheKeyFn } = this.definition.cache;
    if (cacheKeyFn !== undefined || (cachePolicy !== undefined && cachePolicy.parts.size > 0)) {
      try {
        if (await this.#isCached(args)) return;
      } catch (error) {
        if (await this.begin()) await this.fail(error, { details: { retriable: false } });
        return;
      }
    }
    while (await this.begin()) {
      const output = this.#startOutput();
      try {
        const value = await this.#oneTry(args);
        output.end(false);
        await this.complete(value);
        // a long flow would keep all that its tasks were ever given
        this.#args = [];
        return;
      } catch (thrown) {
        const error = this.#told(thrown, output);
        if (error === null) return await this.complete({});
        if (this.aborted !== null) return this.endWith("CANCELLED", this.aborted);
        const timedOut = error instanceof RunError && error.code === "timed-out";
        if (!timedOut && thrown instanceof Error) this.log(ERROR, ownLines(thrown).join("\n"));
        if ((await this.fail(error, timedOut ? { name: "TimedOut" } : {})) === "ended") return;
      }
    }
  }

  #startOutput(): TaskOutput {
    captureConsole();
    const { cell } = this.definition;
    this.output = new TaskOutput(
      this.host.recorder,
      this.place,
      cell === null ? null : { number: cell.number, artifacts: this.#artifacts },
    );
    return this.output;
  }

  /** Shows a cell's error as the cell's, and tells it by its place there; null where it may raise. */
  #told(error: unknown, output: TaskOutput): unknown {
    const { cell } = this.definition;
    const own = error instanceof RunError || error instanceof UsageError || this.aborted !== null;
    if (cell === null || own) {
      output.end(true);
      return error;
    }
    const { name, value, traceback } = cellErrorOf(error);
    output.show({ output_type: "error", ename: name, evalue: value, traceback });
    output.end(!cell.mayRaise);
    if (cell.mayRaise) return null;
    const line = lineInCell(traceback.join("\n"), cell.number);
    const message = raisedText(cell.number, { name, value, line });
    return new RunError("cell-raised", message, { cell: cell.number, line }, { cause: error });
  }

  async #isCached(args: readonly unknown[]): Promise<boolean> {
    const { cachePolicy = NO_CACHE, cacheKeyFn, refreshCache = false } = this.definition.cache;
    const { id: flowRunId, parameters, context } = this.host.flowRun;
    const { taskKey, version } = this.taskRun;
    const key =
      cacheKeyFn === undefined
        ? cacheKeyOf(cachePolicy, {
            taskKey,
            version,
            flowRunId,
            parameters: context["parametersAreLossy"] === true ? null : parameters,
            inputs: comparedInputs(args),
          })
        : cacheKeyFn({ taskRun: this.taskRun, inputs: namedInputs(args) });
    if (key === null) {
      if (cacheKeyFn === undefined)
        this.log(WARNING, `${this.name} is not cached: it, or its flow, is given what can't be compared.`);
      return false;
    }
    return this.takeCached(key, refreshCache);
  }

  async #oneTry(args: readonly unknown[]): Promise<unknown> {
    const { timeoutSeconds } = this.definition;
    const callOff = watchTime(this.host.recorder.clock, this.name, timeoutSeconds, (error) =>
      this.interrupt(error),
    );
    try {
      const value = await new Promise<unknown>((resolve, reject) => {
        this.#interrupt = reject;
        runWithin({ flow: this.host, task: this }, () => {
          try {
            Promise.resolve(this.#body.call(...args)).then(resolve, reject);
          } catch (error) {
            reject(error);
          }
        });
      });
      // a cell has no handles, and its values are its own: to look through them could run what they do when they are read
      return this.definition.cell === null ? await withoutRefs(value) : value;
    } finally {
      this.#interrupt = null;
      callOff();
    }
  }
}

/** The runs in a value that are asleep, and can't say what is taken from them. */
export function asleepIn(value: unknown, whole = false): readonly TaskRunner[] {
  const asleep = new Set<TaskRunner>();
  eachRef(value, ({ source, path }) => {
    const run = source as TaskRunner;
    if (run.isAsleep && !run.has(path, whole)) asleep.add(run);
  });
  return [...asleep];
}

type Wanted = OutputSource & Pick<TaskRunner, "wantWhole" | "resolve">;

/** An error as a cell's output, without the frames of what called the function. */
function cellErrorOf(error: unknown): {
  readonly name: string;
  readonly value: string;
  readonly traceback: readonly string[];
} {
  if (!(error instanceof Error)) {
    const value = inspect(error);
    return { name: "Error", value, traceback: [value] };
  }
  return { name: error.name, value: error.message, traceback: ownLines(error) };
}

/** An error's stack without the frames of what called the task's function. */
function ownLines(error: Error): readonly string[] {
  const lines = (error.stack ?? `${error.name}: ${error.message}`).split("\n");
  const end = lines.findIndex((line) =>
    /^\s+at .*\b(?:FunctionRunner|function-runner|AsyncLocalStorage)\b/u.test(line),
  );
  return end < 0 ? lines : lines.slice(0, end);
}

/** A value in which what handles stand for has come to be; rejects where one of them fails. */
export async function withoutRefs(value: unknown): Promise<unknown> {
  const found: Promise<unknown>[] = [];
  eachRef(value, ({ source, path }) => found.push((source as Wanted).resolve(path)));
  if (found.length === 0) return value;
  const values = await Promise.all(found);
  let next = 0;
  return replaceRefs(value, () => values[next++]);
}

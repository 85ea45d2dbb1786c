import { runWithin } from "./context.js";
import type { FunctionBody } from "./definition.js";
import { RunError } from "./errors.js";
import type { OutputSource } from "./handle.js";
import { readPath } from "./read-path.js";
import { ERROR } from "./recorder.js";
import { eachRef, replaceRefs } from "./refs.js";
import { namedInputs, runName } from "./run-name.js";
import { TaskRunner } from "./task-runner.js";

/** A run of a task that is a function. */
export class FunctionRunner extends TaskRunner {
  readonly variables = null;
  #args: readonly unknown[];
  readonly #body: FunctionBody;
  #interrupt: ((reason: Error) => void) | null = null;

  constructor(
    args: readonly unknown[],
    body: FunctionBody,
    ...rest: ConstructorParameters<typeof TaskRunner>
  ) {
    super(...rest);
    this.#args = args;
    this.#body = body;
    eachRef(args, ({ source, path }) => (source as Wanted).want(path));
  }

  read(path: readonly string[]): unknown {
    return readPath(this.value, path, this.name);
  }

  protected override readOwn(path: readonly string[]): unknown {
    return readPath(this.ownValue, path, this.name);
  }

  protected asleepInputs(): readonly TaskRunner[] {
    return asleepIn(this.#args);
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
      args = replaceRefs(this.#args, ({ source, path }) =>
        (source as Wanted).read(path),
      ) as readonly unknown[];
      const { taskRunName } = this.definition;
      if (taskRunName !== null) this.rename(runName(taskRunName, namedInputs(args)));
    } catch (error) {
      if (await this.begin()) await this.fail(error, { details: { retriable: false } });
      return;
    }
    while (await this.begin()) {
      try {
        const value = await this.#oneTry(args);
        await this.complete(value);
        // a long flow would keep all that its tasks were ever given
        this.#args = [];
        return;
      } catch (error) {
        if (this.aborted !== null) return this.endWith("CANCELLED", this.aborted);
        const timedOut = error instanceof RunError && error.code === "timed-out";
        if (!timedOut && error instanceof Error && error.stack !== undefined) this.log(ERROR, error.stack);
        if ((await this.fail(error, timedOut ? { name: "TimedOut" } : {})) === "ended") return;
      }
    }
  }

  async #oneTry(args: readonly unknown[]): Promise<unknown> {
    const { timeoutSeconds } = this.definition;
    let callOff: (() => void) | null = null;
    try {
      const value = await new Promise<unknown>((resolve, reject) => {
        this.#interrupt = reject;
        if (timeoutSeconds !== null) {
          callOff = this.host.recorder.clock.after(timeoutSeconds * 1000, () =>
            this.interrupt(new RunError("timed-out", `${this.name} took longer than ${timeoutSeconds} s.`)),
          );
        }
        runWithin({ flow: this.host, task: this }, () => {
          try {
            Promise.resolve(this.#body.call(...args)).then(resolve, reject);
          } catch (error) {
            reject(error);
          }
        });
      });
      return await withoutRefs(value);
    } finally {
      this.#interrupt = null;
      (callOff as (() => void) | null)?.();
    }
  }
}

/** The runs in a value that are asleep, and can't say what is taken from them. */
export function asleepIn(value: unknown): readonly TaskRunner[] {
  const asleep = new Set<TaskRunner>();
  eachRef(value, ({ source, path }) => {
    const run = source as TaskRunner;
    if (run.isAsleep && !run.has(path)) asleep.add(run);
  });
  return [...asleep];
}

type Wanted = OutputSource & Pick<TaskRunner, "want" | "read" | "resolve">;

/** A value in which what handles stand for has come to be; rejects where one of them fails. */
export async function withoutRefs(value: unknown): Promise<unknown> {
  const found: Promise<unknown>[] = [];
  eachRef(value, ({ source, path }) => found.push((source as Wanted).resolve(path)));
  if (found.length === 0) return value;
  const values = await Promise.all(found);
  let next = 0;
  return replaceRefs(value, () => values[next++]);
}

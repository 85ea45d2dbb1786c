import type { SubflowBody } from "./definition.js";
import { RunError } from "./errors.js";
import { asleepIn } from "./function-runner.js";
import { readPath } from "./read-path.js";
import { eachRef, replaceRefs } from "./refs.js";
import { TaskRunner } from "./task-runner.js";

/** The task run that stands for a flow inside a flow: it ends as the flow run does. */
export class SubflowRunner extends TaskRunner {
  readonly variables = null;
  readonly #args: readonly unknown[];
  readonly #body: SubflowBody;

  constructor(
    args: readonly unknown[],
    body: SubflowBody,
    ...rest: ConstructorParameters<typeof TaskRunner>
  ) {
    super(...rest);
    this.#args = args;
    this.#body = body;
    eachRef(args, ({ source, path }) => (source as TaskRunner).want(path));
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

  async #run(): Promise<void> {
    const past = this.past;
    if (!(await this.begin())) return;
    try {
      const before =
        past === null || past.isInvalid || past.taskRun.state?.type === "COMPLETED"
          ? null
          : await this.host.recorder.childOf(this.id);
      const args = replaceRefs(this.#args, (ref) => (ref.source as TaskRunner).takeRef(ref));
      const outcome = await this.host.runSubflow(
        this.#body.flow,
        args as readonly unknown[],
        this.id,
        before,
      );
      if (outcome.state.type === "COMPLETED") return await this.complete(outcome.result);
      const message = outcome.state.message ?? outcome.state.name;
      const error = outcome.error ?? new RunError("subflow-failed", message);
      if (outcome.state.type === "CANCELLED") {
        return await this.endWith("CANCELLED", error instanceof Error ? error : new Error(message));
      }
      await this.fail(error, { message, details: { retriable: false } });
    } catch (error) {
      await this.fail(error, { details: { retriable: false } });
    }
  }
}

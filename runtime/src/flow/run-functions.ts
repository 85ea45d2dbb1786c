import {
  DEBUG,
  ERROR,
  INFO,
  WARNING,
  partOf,
  refOf,
  running,
  UsageError,
  type Ref,
} from "../engine/index.js";
import type { State } from "../state/index.js";
import type { AnyHandle, AnyRun, Output, VariableValue } from "./handle-types.js";

/**
 * The output of a run that has a name, also where a promise has that name too.
 *
 * @example
 * useCallback({ then: outputOf(made, "then") });
 */
export function outputOf(handle: AnyHandle, name: string): Output<VariableValue> {
  return partOf(refTo(handle), name) as Output<VariableValue>;
}

/** The state that a run has now. */
export function stateOf(handle: AnyRun): State | null {
  return sourceOf(handle).taskRun.state;
}

/**
 * The state that a run ends in; it never rejects, and the failure counts as dealt with.
 *
 * @example
 * if ((await finalStateOf(download)).type === "FAILED") useTheOldFile();
 */
export async function finalStateOf(handle: AnyRun): Promise<State | null> {
  const source = sourceOf(handle);
  await source.valueAt([]).catch(() => undefined);
  return source.taskRun.state;
}

/** A run's id and name. */
export function runOf(handle: AnyRun): { readonly id: string; readonly name: string } {
  const { id, name } = sourceOf(handle);
  return { id, name };
}

/** Where the code that asks runs. */
export interface RunContext {
  readonly flowRun: RunPlace & {
    readonly flowName: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly runCount: number;
    /** ISO 8601. */
    readonly scheduledStartTime: string | null;
    /** The flow run that called it; null where none did. */
    readonly parentFlowRunId: string | null;
    /** The outermost of the flow runs around it: itself where it stands alone. */
    readonly rootFlowRunId: string;
    readonly deploymentId: string | null;
  };
  /** Null in the flow's own function. */
  readonly taskRun: (RunPlace & { readonly taskName: string; readonly runCount: number }) | null;
  /** Aborted when the run is cancelled, or has taken too long. */
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

export interface RunPlace {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
}

/** Writes lines to the run's log. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

/**
 * What a task or flow function can know of its run.
 * @throws UsageError outside of a flow run.
 *
 * @example
 * const { signal, logger } = runContext();
 * logger.info("reading");
 * await fetch(url, { signal });
 */
export function runContext(): RunContext {
  const place = running();
  if (place === undefined) {
    throw new UsageError("outside-of-a-flow", "runContext() was called outside of a flow run.");
  }
  const { flow, task } = place;
  const { id, name, tags, flowName, parameters } = flow.flowRun;
  const log = (level: number) => (message: string) =>
    flow.recorder.log(
      { flowRunId: id, taskRunId: task?.taskRun.id ?? null },
      task === null ? "nbflow.flow" : "nbflow.task",
      level,
      message,
    );
  return {
    flowRun: {
      id,
      name,
      tags,
      flowName,
      parameters,
      runCount: flow.flowRun.runCount,
      scheduledStartTime: flow.flowRun.expectedStartTime,
      parentFlowRunId: flow.parentFlowRunId,
      rootFlowRunId: flow.rootFlowRunId,
      deploymentId: flow.flowRun.deploymentId,
    },
    taskRun:
      task === null
        ? null
        : {
            id: task.taskRun.id,
            name: task.taskRun.name,
            taskName: task.taskRun.taskKey,
            tags: task.taskRun.tags,
            runCount: task.taskRun.runCount,
          },
    get signal() {
      return task?.signal ?? flow.signal;
    },
    logger: { debug: log(DEBUG), info: log(INFO), warning: log(WARNING), error: log(ERROR) },
  };
}

function refTo(handle: unknown): Ref {
  const ref = refOf(handle);
  if (ref === null) throw new UsageError("not-a-handle", "This is no handle of a task run.");
  return ref;
}

function sourceOf(handle: unknown): Ref["source"] {
  return refTo(handle).source;
}

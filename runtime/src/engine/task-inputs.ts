import type { TaskInput, TaskInputs } from "../store/index.js";
import type { RunningTask } from "./context.js";
import { UsageError } from "./errors.js";
import { refOf } from "./handle.js";
import { eachRef } from "./refs.js";
import type { TaskRunner } from "./task-runner.js";

const NO_INPUTS: TaskInputs = Object.freeze({});

/** Which runs a call's arguments come from, under the names that the run's graph knows them by. */
export function taskInputs(
  args: readonly unknown[],
  waitFor: readonly unknown[],
  parent: RunningTask | null,
): {
  readonly runs: ReadonlySet<TaskRunner>;
  /** Those of them whose failure the task takes. */
  readonly mayFail: ReadonlySet<TaskRunner>;
  readonly record: TaskInputs;
} {
  const runs = new Set<TaskRunner>();
  const mayFail = new Set<TaskRunner>();
  const mustNot = new Set<TaskRunner>();
  const record: Record<string, TaskInput[]> = {};
  const note = (name: string, id: string): void => {
    const known = (record[name] ??= []);
    if (!known.some((input) => input.input_type === "task_run" && input.id === id)) {
      known.push({ input_type: "task_run", id });
    }
  };
  const collect = (name: string, value: unknown): void =>
    eachRef(value, ({ source, mayFail: may }) => {
      const run = source as TaskRunner;
      runs.add(run);
      (may === true ? mayFail : mustNot).add(run);
      note(name, source.id);
    });
  const [first] = args;
  const isNamed = args.length === 1 && isPlainObject(first) && refOf(first) === null;
  for (const [name, value] of isNamed ? Object.entries(first) : args.entries()) collect(String(name), value);
  for (const [index, value] of waitFor.entries()) {
    if (refOf(value) === null)
      throw new UsageError("not-a-handle", `waitFor[${index}] is no handle of a task run.`);
    collect("wait_for", value);
  }
  if (parent !== null) note("__parents__", parent.taskRun.id);
  for (const run of mustNot) mayFail.delete(run);
  return { runs, mayFail, record: runs.size === 0 && parent === null ? NO_INPUTS : record };
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { describeError, RunError } from "./errors.js";
import type { TaskRunner } from "./task-runner.js";

/**
 * Why a flow whose function went well has failed all the same: task runs that did not complete, and that no one in the flow
 * has awaited, so that no one has dealt with it. Null where there are none.
 */
export function unhandled(runs: readonly TaskRunner[]): RunError | null {
  const left = runs.filter((run) => run.ending?.kind === "error" && !run.observed);
  if (left.length === 0) return null;
  const failed = left.filter((run) => run.taskRun.state?.name !== "NotReady");
  const [first = left[0]] = failed;
  if (first === undefined) return null;
  const error: unknown = first.ending?.kind === "error" ? first.ending.error : null;
  const waiting = left.length - failed.length;
  const others = failed.length > 1 ? [`${failed.length - 1} more failed`] : [];
  const notRun = waiting > 0 && failed.length > 0 ? [`${waiting} did not run`] : [];
  const more = [...others, ...notRun];
  const place = error instanceof RunError ? { cell: error.cell, line: error.line, hint: error.hint } : {};
  const why = describeError(error);
  const verb = first.taskRun.state?.name === "NotReady" ? "did not run" : "failed";
  const what = why.startsWith(`${first.name} `) ? why : `${first.name} ${verb}: ${why}`;
  const message = more.length === 0 ? what : `${what} (${more.join(", ")})`;
  return new RunError("tasks-failed", message, place, { cause: error });
}

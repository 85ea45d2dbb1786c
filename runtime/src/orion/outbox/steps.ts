import type { Artifact, LogLine, TaskRun } from "../../store/index.js";
import type { Operation } from "./operation.js";

type FlowOperation = Extract<Operation, { op: "flow-run" | "flow-run-state" | "flow-run-name" }>;

/** One request, or a few of one kind. */
export type Step = (
  | { readonly kind: "task-runs"; readonly items: readonly TaskRun[] }
  | { readonly kind: "logs"; readonly items: readonly LogLine[] }
  | { readonly kind: "artifacts"; readonly items: readonly Artifact[] }
  | { readonly kind: "flow"; readonly items: readonly FlowOperation[] }
) & {
  /** How far the journal has been sent with this step; null where others must be sent first. */
  readonly end: number | null;
};

const MOST_EVENTS = 200;

/**
 * What is sent for some operations of a journal, in order: what concerns a flow run stands where it stood, and between two such
 * the task runs', the logs' and the artifacts' are put together, as they do not depend on each other.
 */
export function stepsOf(
  operations: readonly { readonly operation: Operation; readonly end: number }[],
): readonly Step[] {
  const steps: Step[] = [];
  let taskRuns: TaskRun[] = [];
  let logs: LogLine[] = [];
  let artifacts = new Map<string, Artifact>();
  const close = (end: number): void => {
    const open: Step[] = [];
    for (let at = 0; at < taskRuns.length; at += MOST_EVENTS)
      open.push({ kind: "task-runs", items: taskRuns.slice(at, at + MOST_EVENTS), end: null });
    if (logs.length > 0) open.push({ kind: "logs", items: logs, end: null });
    for (const artifact of artifacts.values()) open.push({ kind: "artifacts", items: [artifact], end: null });
    const last = open.pop();
    if (last !== undefined) steps.push(...open, { ...last, end });
    taskRuns = [];
    logs = [];
    artifacts = new Map();
  };
  let before = 0;
  for (const { operation, end } of operations) {
    switch (operation.op) {
      case "task-run":
        taskRuns.push(operation.run);
        break;
      case "log":
        logs.push(...operation.lines);
        break;
      case "artifact": {
        // the last of an artifact's versions is all that can be seen of it
        const first = artifacts.get(operation.artifact.id);
        const { created } = first ?? operation.artifact;
        const isNew = first !== undefined && first.updated === first.created;
        artifacts.set(
          operation.artifact.id,
          isNew ? { ...operation.artifact, updated: created } : operation.artifact,
        );
        break;
      }
      default:
        close(before);
        steps.push({ kind: "flow", items: [operation], end });
    }
    before = end;
  }
  close(before);
  return steps;
}

/** The same step in its smallest parts, to find the one that the server does not take. */
export function split(step: Step): readonly Step[] {
  const { items, end } = step;
  return items.map(
    (item, index) => ({ ...step, items: [item], end: index === items.length - 1 ? end : null }) as Step,
  );
}

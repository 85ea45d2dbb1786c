import type { FlowRun, Source, TaskRun } from "../server-client/index.js";

/** A line of the tree of runs. */
export type Node =
  | { readonly kind: "flow-run"; readonly run: FlowRun; readonly source: Source }
  | { readonly kind: "task-run"; readonly run: TaskRun; readonly source: Source }
  /** Older runs that are not shown yet. */
  | { readonly kind: "more"; readonly count: number; readonly source: Source };

/** The flow run whose task runs stand below a line; undefined where nothing does. */
export function flowRunBelow(node: Node): string | undefined {
  if (node.kind === "flow-run") return node.run.id;
  if (node.kind === "task-run") return node.run.state?.childFlowRunId ?? undefined;
  return undefined;
}

/** A command of the tree is handed the line that it was called on. */
export function nodeOf(argument: unknown): Node | undefined {
  if (typeof argument !== "object" || argument === null || !("kind" in argument)) return undefined;
  const { kind } = argument;
  return kind === "flow-run" || kind === "task-run" ? (argument as Node) : undefined;
}

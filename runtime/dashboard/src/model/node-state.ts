import type { FlowRun, TaskRun } from "../client/index.js";
import type { GraphNode } from "./graph.js";
import { isOver, LEFT_OUT, lookOf, PLANNED, type Look, type Tone } from "./look.js";

/** Of several runs in one node, the tone that a person has to see first. */
const FIRST: readonly Tone[] = [
  "bad",
  "crashed",
  "warn",
  "busy",
  "paused",
  "waiting",
  "planned",
  "off",
  "good",
];

/** What a node's runs come to. A task that has no run is planned, or was left out of a flow run that is over. */
export function lookOfNode(node: GraphNode, flowRun: Pick<FlowRun, "state"> | null): Look {
  const [only, ...others] = node.runs;
  if (only === undefined) return isOver(flowRun?.state ?? null) ? LEFT_OUT : PLANNED;
  if (others.length === 0) return lookOf(only.state);
  const counts = new Map<string, { readonly look: Look; count: number }>();
  for (const { state } of node.runs) {
    const look = lookOf(state);
    const entry = counts.get(look.label);
    if (entry === undefined) counts.set(look.label, { look, count: 1 });
    else entry.count += 1;
  }
  const sorted = [...counts.values()].sort((a, b) => FIRST.indexOf(a.look.tone) - FIRST.indexOf(b.look.tone));
  const label = sorted.map(({ look, count }) => `${count} ${look.label.toLowerCase()}`).join(", ");
  return { tone: sorted[0]?.look.tone ?? "planned", label };
}

/** From when to when a node ran; `end` is null as long as it does. */
export function spanOf(node: GraphNode): {
  readonly startTime: string | null;
  readonly endTime: string | null;
} {
  const starts = node.runs.flatMap((run) => (run.startTime === null ? [] : [run.startTime]));
  const startTime = starts.length === 0 ? null : starts.reduce((a, b) => (a < b ? a : b));
  const isRunning = node.runs.some((run) => run.startTime !== null && !hasEnded(run));
  const ends = node.runs.flatMap((run) => (run.endTime === null ? [] : [run.endTime]));
  const endTime = isRunning || ends.length === 0 ? null : ends.reduce((a, b) => (a > b ? a : b));
  return { startTime, endTime };
}

function hasEnded(run: TaskRun): boolean {
  return run.endTime !== null || isOver(run.state);
}

import type { Plan, PlanTask } from "@nbflow/converter";
import type { TaskRun } from "../client/index.js";

/** A task as the graph, the timeline and the list show it: of the plan, of what ran, or both. */
export interface GraphNode {
  readonly key: string;
  readonly title: string;
  /** The task's name; the title's own where there is no other. */
  readonly name: string;
  readonly kind: PlanTask["kind"] | "run";
  /** Cell numbers of the notebook. */
  readonly cells: readonly number[];
  /** Its runs, in the order of their making; none as long as it has not begun. */
  readonly runs: readonly TaskRun[];
  /** Keys of the nodes that it waits for. */
  readonly after: readonly string[];
}

/** As many runs of one task that stands in no plan have a node each; of more, all stand in one. */
const APART = 8;

/**
 * What a run's page shows: the plan's tasks, whether they have run or not, and what has run besides, as in a loop or where the
 * script was edited; of that the order comes from what each run was given.
 */
export function graphOf(plan: Plan | null, runs: readonly TaskRun[]): readonly GraphNode[] {
  const byTask = new Map<string, TaskRun[]>();
  for (const run of runs) {
    const list = byTask.get(run.taskKey);
    if (list === undefined) byTask.set(run.taskKey, [run]);
    else list.push(run);
  }
  const planned = (plan?.tasks ?? []).map((task): GraphNode => {
    const own = byTask.get(task.id) ?? [];
    byTask.delete(task.id);
    return {
      key: task.id,
      title: task.title,
      name: task.id,
      kind: task.kind,
      cells: task.cells,
      runs: own,
      after: unique([...task.reads.map(({ from }) => from), ...task.waitsFor]),
    };
  });
  const nodes = [...withSetupFirst(planned), ...[...byTask].flatMap(([task, own]) => besides(task, own))];
  return withInputs(nodes);
}

/** What the setup makes is everywhere and stands in no list: it comes before what would have nothing before it. */
function withSetupFirst(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const setup = nodes.find(({ kind }) => kind === "setup");
  if (setup === undefined) return nodes;
  return nodes.map((node) =>
    node === setup || node.after.length > 0 ? node : { ...node, after: [setup.key] },
  );
}

function besides(task: string, runs: readonly TaskRun[]): readonly GraphNode[] {
  const node = (key: string, title: string, own: readonly TaskRun[]): GraphNode => ({
    key,
    title,
    name: task,
    kind: "run",
    cells: [],
    runs: own,
    after: [],
  });
  if (runs.length > APART) return [node(`task:${task}`, task, runs)];
  return runs.map((run) => node(`run:${run.id}`, run.name === "" ? task : run.name, [run]));
}

/** Adds what the runs were given, for nodes of no plan. */
function withInputs(nodes: readonly GraphNode[]): readonly GraphNode[] {
  const keyOf = new Map(nodes.flatMap((node) => node.runs.map((run) => [run.id, node.key] as const)));
  return nodes.map((node) => {
    if (node.kind !== "run") return node;
    const after = node.runs.flatMap((run) =>
      Object.values(run.inputs)
        .flat()
        .flatMap((input) => (input.kind === "task-run" ? [keyOf.get(input.id) ?? ""] : [])),
    );
    return { ...node, after: unique(after).filter((key) => key !== "" && key !== node.key) };
  });
}

export interface Edge {
  readonly from: string;
  readonly to: string;
}

export function edgesOf(nodes: readonly GraphNode[]): readonly Edge[] {
  const known = new Set(nodes.map(({ key }) => key));
  return nodes.flatMap(({ key, after }) =>
    after.filter((from) => known.has(from)).map((from) => ({ from, to: key })),
  );
}

/** Leaves out what other edges imply: a → c where there are a → b and b → c. Of a graph with a circle, all stay. */
export function withoutImplied(edges: readonly Edge[]): readonly Edge[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const list = next.get(from);
    if (list === undefined) next.set(from, [to]);
    else list.push(to);
  }
  const order = inOrder(edges, next);
  if (order === null) return edges;
  const place = new Map(order.map((key, index) => [key, index]));
  const reached = new Map<string, Set<string>>();
  const implied = new Set<string>();
  for (const key of order.toReversed()) {
    const all = new Set<string>();
    const near = (next.get(key) ?? []).toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    for (const to of near) {
      if (all.has(to)) implied.add(`${key}\n${to}`);
      all.add(to);
      for (const far of reached.get(to) ?? []) all.add(far);
    }
    reached.set(key, all);
  }
  return edges.filter(({ from, to }) => !implied.has(`${from}\n${to}`));
}

/** The nodes of edges so that each edge leads forward; null where there is a circle. */
function inOrder(
  edges: readonly Edge[],
  next: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const waits = new Map<string, number>();
  for (const { from, to } of edges) {
    waits.set(from, waits.get(from) ?? 0);
    waits.set(to, (waits.get(to) ?? 0) + 1);
  }
  const ready = [...waits].filter(([, count]) => count === 0).map(([key]) => key);
  for (const key of ready) {
    for (const to of next.get(key) ?? []) {
      const left = (waits.get(to) ?? 0) - 1;
      waits.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return ready.length === waits.size ? ready : null;
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)];
}

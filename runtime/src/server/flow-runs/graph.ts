import type { SqlRow } from "../../store/sqlite/index.js";
import { json, maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { condition } from "../filters/condition.js";
import { findTaskRuns } from "../task-runs/rows.js";
import { stateToWire } from "../states/wire.js";
import { estimatedRunTime, type ServedFlowRun } from "./rows.js";

type Inputs = Readonly<Record<string, readonly { readonly input_type?: string; readonly id?: string }[]>>;

function upstreamOf(inputs: Inputs): readonly string[] {
  const ids = Object.values(inputs)
    .flat()
    .flatMap((input) => (input.input_type === "task_run" && input.id !== undefined ? [input.id] : []));
  return [...new Set(ids)];
}

interface Node {
  readonly kind: "task-run" | "flow-run";
  readonly id: string;
  readonly label: string;
  readonly state_type: string;
  readonly start_time: string;
  readonly end_time: string | null;
  readonly parents: { readonly id: string }[];
  readonly children: { readonly id: string }[];
  readonly encapsulating: { readonly id: string }[];
  readonly artifacts: readonly unknown[];
}

/** A flow run's graph: its task runs, and its subflows in the place of the task runs that they run in. */
export function graph(db: Db, { run }: ServedFlowRun, since: string | null): unknown {
  const rows = db.all(
    `SELECT t.id, t.name, t.state_type, t.start_time, t.expected_start_time, t.end_time, t.task_inputs, t.created,
      c.id AS child_id, c.name AS child_name, c.state_type AS child_state, c.start_time AS child_start,
      c.end_time AS child_end, c.expected_start_time AS child_expected
      FROM task_runs t LEFT JOIN flow_runs c ON c.parent_task_run_id = t.id
      WHERE t.flow_run_id = ? AND coalesce(t.start_time, t.expected_start_time) IS NOT NULL ORDER BY t.id`,
    run.id,
  );
  const idOf = new Map(rows.map((row) => [text(row, "id"), maybe(row, "child_id") ?? text(row, "id")]));
  const artifacts = artifactsOf(db, run.id);
  const nodes = rows.map((row) => nodeOf(row, idOf, artifacts));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    for (const parent of node.parents) byId.get(parent.id)?.children.push({ id: node.id });
  }
  const shown = nodes.filter(
    (node) => since === null || node.start_time >= since || node.end_time === null || node.end_time >= since,
  );
  return {
    start_time: run.startTime,
    end_time: run.endTime,
    root_node_ids: shown.filter((node) => node.parents.length === 0).map((node) => node.id),
    nodes: shown.toSorted((a, b) => (a.start_time < b.start_time ? -1 : 1)).map((node) => [node.id, node]),
    artifacts: artifacts.filter((one) => one.taskRunId === null).map((one) => one.shown),
    states: db
      .all(
        "SELECT id, timestamp, type, name FROM flow_run_states WHERE run_id = ? ORDER BY timestamp, id",
        run.id,
      )
      .map((row) => ({ id: row["id"], timestamp: row["timestamp"], type: row["type"], name: row["name"] })),
  };
}

function nodeOf(
  row: SqlRow,
  idOf: ReadonlyMap<string, string>,
  artifacts: readonly { taskRunId: string | null; shown: unknown }[],
): Node {
  const child = maybe(row, "child_id");
  const column = (name: string, ofChild: string) => maybe(row, child === null ? name : ofChild);
  return {
    kind: child === null ? "task-run" : "flow-run",
    id: child ?? text(row, "id"),
    label: column("name", "child_name") ?? "",
    state_type: column("state_type", "child_state") ?? "PENDING",
    start_time:
      column("start_time", "child_start") ??
      column("expected_start_time", "child_expected") ??
      text(row, "created"),
    end_time: column("end_time", "child_end"),
    parents: upstreamOf(json<Inputs>(row, "task_inputs", {})).flatMap((id) => {
      const known = idOf.get(id);
      return known === undefined ? [] : [{ id: known }];
    }),
    children: [],
    encapsulating: [],
    artifacts: artifacts.filter((one) => one.taskRunId === text(row, "id")).map((one) => one.shown),
  };
}

function artifactsOf(db: Db, flowRunId: string): { taskRunId: string | null; shown: unknown }[] {
  return db
    .all(
      `SELECT id, created, key, type, task_run_id, CASE WHEN type = 'progress' THEN data END AS data,
        key IS NULL OR id = (SELECT max(id) FROM artifacts l WHERE l.key = a.key) AS is_latest
        FROM artifacts a WHERE flow_run_id = ? ORDER BY id`,
      flowRunId,
    )
    .map((row) => ({
      taskRunId: maybe(row, "task_run_id"),
      shown: {
        id: text(row, "id"),
        created: text(row, "created"),
        key: maybe(row, "key"),
        type: maybe(row, "type"),
        is_latest: Number(row["is_latest"]) !== 0,
        data: json(row, "data", null),
      },
    }));
}

/** What each task run of a flow run waited for. */
export function dependencies(db: Db, { run }: ServedFlowRun): unknown {
  return findTaskRuns(db, condition("t.flow_run_id = ?", run.id), "ID_DESC", 10_000).map(({ run: task }) => ({
    id: task.id,
    name: task.name,
    upstream_dependencies: upstreamOf(task.taskInputs as Inputs).map((id) => ({
      input_type: "task_run",
      id,
    })),
    state: task.state === null ? null : stateToWire(task.state, { flowRunId: run.id, taskRunId: task.id }),
    expected_start_time: task.expectedStartTime,
    start_time: task.startTime,
    end_time: task.endTime,
    total_run_time: task.totalRunTime,
    estimated_run_time: estimatedRunTime(task, db.now),
    untrackable_result: task.state?.details["untrackableResult"] === true,
  }));
}

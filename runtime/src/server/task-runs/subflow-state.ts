import { isTerminal, type State } from "../../state/index.js";
import { advance } from "../../store/index.js";
import { newId, type Db } from "../data/db.js";
import { insertState } from "../states/record.js";
import { taskRunById, type ServedTaskRun } from "./rows.js";

/** The task run that a subflow runs in has the subflow's states. */
export function recordSubflowState(db: Db, taskRunId: string, flowRunId: string, state: State): void {
  const served = taskRunById(db, taskRunId);
  if (served === null) return;
  recordTaskRunState(db, served, {
    ...state,
    id: newId(),
    details: { ...state.details, childFlowRunId: flowRunId },
  });
}

/** Keeps a task run's new state, and what follows from it; `runCount` where a rule has begun to count again. */
export function recordTaskRunState(
  db: Db,
  { run }: ServedTaskRun,
  state: State,
  runCount = run.runCount,
): void {
  const next = advance({ ...run, runCount }, state);
  insertState(db, "task_run_states", run.id, state);
  db.run(
    `UPDATE task_runs SET state_id = ?, state_type = ?, state_name = ?, state_timestamp = ?, run_count = ?,
      expected_start_time = ?, start_time = ?, end_time = ?, total_run_time = ?, next_scheduled_start_time = ?, updated = ?
      WHERE id = ?`,
    state.id,
    state.type,
    state.name,
    state.timestamp,
    next.runCount,
    next.expectedStartTime,
    next.startTime ?? (isTerminal(state.type) ? state.timestamp : null),
    next.endTime,
    next.totalRunTime,
    state.type === "SCHEDULED" ? (state.details.scheduledTime ?? state.timestamp) : null,
    db.now,
    run.id,
  );
}

import {
  isTerminal,
  makeState,
  newState,
  propose,
  type Answer,
  type DeploymentSlots,
  type State,
} from "../../state/index.js";
import { advance, flowFactsOf } from "../../store/index.js";
import { json, maybe, maybeCount, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { giveLease, leaseById, renewLease, takeLease } from "../concurrency/leases.js";
import { limitById, type Limit } from "../concurrency/limits.js";
import { insertState } from "../states/record.js";
import { recordSubflowState } from "../task-runs/subflow-state.js";
import { flowRunEvent } from "./event.js";
import type { RunPolicy, ServedFlowRun } from "./rows.js";

/** Seconds until a run that found no slot of its deployment asks again. */
const SLOT_WAIT_SECONDS = 30;
/** Seconds that a submitted run may take to begin before its slot is taken back. */
const GRACE_SECONDS = 300;
const HOLDS_SLOT: ReadonlySet<string> = new Set(["PENDING", "RUNNING", "CANCELLING"]);

/** Proposes a state for a flow run by the rules, and records all that follows from it. */
export function setFlowRunState(db: Db, served: ServedFlowRun, proposed: State, force = false): Answer {
  const { run, policy } = served;
  if (run.state === null && proposed.type === "PAUSED")
    return { status: "ABORT", reason: "Cannot pause flows with no state.", state: null };
  const deployment = deploymentOf(db, served);
  if (deployment === "gone" && proposed.type === "PENDING" && !force)
    return { status: "ABORT", reason: "Deployment not found.", state: run.state };
  const limit = deployment === "gone" ? null : deployment;
  const leaseId = leaseOf(run.state);
  const slotIsLost = !force && limit !== null && leaseId !== null && isLost(db, leaseId, limit);
  const answer = propose(
    "flow",
    run.state,
    proposed,
    {
      ...flowFactsOf(run, proposed),
      hasInfrastructure: maybe(served.row, "infrastructure_pid") !== null || run.processId !== null,
      pauseKeys: policy.pause_keys,
      slotIsLost,
      ...(limit === null ? {} : { slots: slotsOf(limit) }),
    },
    { force },
  );
  const next = newState(answer);
  if (next === null) return answer;
  const state = withLease(db, served, next, limit, leaseId, force);
  record(db, served, state, answer);
  return { ...answer, state };
}

interface DeploymentLimit {
  readonly limit: Limit;
  readonly collision: DeploymentSlots["collision"];
  readonly graceSeconds: number;
}

function deploymentOf(db: Db, { run }: ServedFlowRun): DeploymentLimit | null | "gone" {
  if (run.deploymentId === null) return null;
  const row = db.get(
    "SELECT concurrency_limit, concurrency_limit_id, concurrency_options FROM deployments WHERE id = ?",
    run.deploymentId,
  );
  if (row === null) return "gone";
  if (maybeCount(row, "concurrency_limit") === null && maybe(row, "concurrency_limit_id") === null)
    return null;
  const limit = limitById(db, text(row, "concurrency_limit_id"));
  if (limit === null) return null;
  const options = json<{
    collision_strategy?: DeploymentSlots["collision"];
    grace_period_seconds?: number | null;
  }>(row, "concurrency_options", {});
  return {
    limit,
    collision: options.collision_strategy ?? "ENQUEUE",
    graceSeconds: options.grace_period_seconds ?? GRACE_SECONDS,
  };
}

function slotsOf({ limit, collision }: DeploymentLimit): DeploymentSlots {
  return {
    limit: limit.limit,
    isFree: !limit.active || limit.activeSlots < limit.limit,
    collision,
    waitSeconds: SLOT_WAIT_SECONDS,
  };
}

function leaseOf(state: State | null): string | null {
  const lease = state?.details["deploymentConcurrencyLeaseId"];
  return typeof lease === "string" ? lease : null;
}

/** Its slot was taken back, and there is no other. */
function isLost(db: Db, leaseId: string, { limit }: DeploymentLimit): boolean {
  return leaseById(db, leaseId) === null && limit.active && limit.activeSlots >= limit.limit;
}

/** Takes, keeps or gives back the slot of the run's deployment, as its new state needs it. */
function withLease(
  db: Db,
  { run }: ServedFlowRun,
  state: State,
  deployment: DeploymentLimit | null,
  leaseId: string | null,
  force: boolean,
): State {
  const from = run.state?.type ?? null;
  const carries = (id: string): State => ({
    ...state,
    details: { ...state.details, deploymentConcurrencyLeaseId: id },
  });
  const take = (): State => {
    if (deployment === null) return state;
    const taken = takeLease(db, [deployment.limit.name], 1, deployment.graceSeconds, {
      type: "flow_run",
      id: run.id,
    });
    return "lease" in taken ? carries(taken.lease.id) : state;
  };
  const held = from !== null && HOLDS_SLOT.has(from);
  if (!held) return state.type === "PENDING" && !force ? take() : state;
  if (HOLDS_SLOT.has(state.type) || state.name === "AwaitingRetry") {
    if (leaseId === null) return state;
    if (from === "PENDING" && state.type === "RUNNING" && deployment !== null)
      return renewLease(db, leaseId, deployment.graceSeconds) ? carries(leaseId) : take();
    return carries(leaseId);
  }
  // a lease that is gone has had its slot taken back
  if (leaseId !== null) giveLease(db, leaseId);
  return state;
}

function record(db: Db, { run, policy, row }: ServedFlowRun, state: State, answer: Answer): void {
  const next = advance(run, state);
  const resumes = state.type === "RUNNING" && policy.resuming;
  const ended = isTerminal(state.type);
  const nextPolicy = policyAfter(policy, run.state, state, answer);
  insertState(db, "flow_run_states", run.id, state);
  db.run(
    `UPDATE flow_runs SET state_id = ?, state_type = ?, state_name = ?, state_timestamp = ?, run_count = ?,
      expected_start_time = ?, start_time = ?, end_time = ?, total_run_time = ?, next_scheduled_start_time = ?, updated = ?,
      policy = ? WHERE id = ?`,
    state.id,
    state.type,
    state.name,
    state.timestamp,
    resumes ? run.runCount : next.runCount,
    next.expectedStartTime,
    next.startTime ?? (ended ? state.timestamp : null),
    ended
      ? run.endTime !== null && run.state !== null && isTerminal(run.state.type)
        ? run.endTime
        : state.timestamp
      : null,
    next.totalRunTime,
    state.type === "SCHEDULED" ? (state.details.scheduledTime ?? state.timestamp) : null,
    db.now,
    JSON.stringify(nextPolicy),
    run.id,
  );
  if (run.parentTaskRunId !== null) recordSubflowState(db, run.parentTaskRunId, run.id, state);
  db.emit(flowRunEvent(db, { ...run, runCount: next.runCount }, row, run.state, state));
}

/** What a step changes in what the run may do later. */
function policyAfter(policy: RunPolicy, from: State | null, state: State, answer: Answer): RunPolicy {
  let next = policy;
  const retries = answer.status === "REJECT" && state.name === "AwaitingRetry";
  if (retries) next = { ...policy, pause_keys: [], resuming: false, retry_type: "in_process" };
  else if (from !== null && isTerminal(from.type) && !isTerminal(state.type)) {
    const retryType = state.type === "SCHEDULED" ? "reschedule" : null;
    next = { ...policy, pause_keys: [], resuming: false, retry_type: retryType };
  } else if (state.type === "FAILED") next = { ...next, retry_type: null };
  if (state.type === "PAUSED") {
    const key = state.details.pauseKey ?? state.id;
    next = { ...next, pause_keys: [...next.pause_keys, key] };
  }
  if (from?.type === "PAUSED") next = { ...next, resuming: true };
  if (state.type === "RUNNING" || isTerminal(state.type)) next = { ...next, resuming: false };
  return next;
}

/** A state that the server itself proposes. */
export function ownState(db: Db, type: State["type"], given: Parameters<typeof makeState>[2] = {}): State {
  return { ...makeState(type, new Date(db.now), given), timestamp: db.now };
}

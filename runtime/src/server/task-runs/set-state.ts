import { isTerminal, newState, propose, type Answer, type State } from "../../state/index.js";
import { factsOf } from "../../store/index.js";
import type { Db } from "../data/db.js";
import { msOf } from "../data/instant.js";
import { giveLease, leasesOfRun, takeLease } from "../concurrency/leases.js";
import { limitByName, TAG } from "../concurrency/limits.js";
import { flowRunById } from "../flow-runs/rows.js";
import type { ServedTaskRun } from "./rows.js";
import { recordTaskRunState } from "./subflow-state.js";

/** Seconds until a task run that found a tag's limit full asks again. */
const TAG_WAIT_SECONDS = 30;
/** How long a task run may hold a tag's slot without another word: as long as it may run. */
const SLOT_SECONDS = 100 * 365 * 86_400;

/** Proposes a state for a task run by the rules, as clients before 3.0 do, and records what follows from it. */
export function setTaskRunState(db: Db, served: ServedTaskRun, proposed: State, force = false): Answer {
  const { run } = served;
  const flowRun = run.flowRunId === "" ? null : flowRunById(db, run.flowRunId);
  const cached = force ? null : fromCache(db, proposed);
  const answer: Answer =
    cached ??
    propose(
      "task",
      run.state,
      proposed,
      {
        ...factsOf(run, proposed),
        ...(flowRun === null ? {} : { flowState: flowRun.run.state }),
        flowIsRetrying: flowRun !== null && run.flowRunRunCount < flowRun.run.runCount,
      },
      { force },
    );
  const state = newState(answer);
  if (state === null) return answer;
  if (!force && state.type === "RUNNING") {
    const full = takeTags(db, served);
    if (full !== null) return { ...full, state: run.state };
  }
  const startsAgain = run.state !== null && isTerminal(run.state.type) && !isTerminal(state.type);
  recordTaskRunState(db, served, state, startsAgain ? 0 : run.runCount);
  if (state.type === "RUNNING" && flowRun !== null) {
    db.run("UPDATE task_runs SET flow_run_run_count = ? WHERE id = ?", flowRun.run.runCount, run.id);
  }
  if (state.type !== "RUNNING" && state.type !== "CANCELLING") giveTags(db, run.id);
  if (state.type === "COMPLETED" && cached === null) intoCache(db, state);
  return answer;
}

function takeTags(
  db: Db,
  { run }: ServedTaskRun,
): { status: "WAIT"; reason: string; delaySeconds: number } | { status: "ABORT"; reason: string } | null {
  const names = run.tags
    .map((tag) => `${TAG}${tag}`)
    .filter((name) => limitByName(db, name)?.active === true);
  if (names.length === 0) return null;
  const closed = names.find((name) => limitByName(db, name)?.limit === 0);
  if (closed !== undefined) {
    const tag = closed.slice(TAG.length);
    return {
      status: "ABORT",
      reason: `The concurrency limit on tag "${tag}" is 0 and will deadlock if the task tries to run again.`,
    };
  }
  giveTags(db, run.id);
  const taken = takeLease(db, names, 1, SLOT_SECONDS, { type: "task_run", id: run.id });
  if ("lease" in taken) return null;
  return {
    status: "WAIT",
    reason: `Concurrency limit for the ${taken.full.name.slice(TAG.length)} tag has been reached`,
    delaySeconds: TAG_WAIT_SECONDS,
  };
}

function giveTags(db: Db, runId: string): void {
  for (const lease of leasesOfRun(db, runId)) giveLease(db, lease);
}

/** What a run with the same cache key gave, in place of running again. */
function fromCache(db: Db, proposed: State): Answer | null {
  const key = proposed.details.cacheKey;
  if (proposed.type !== "RUNNING" || key === undefined || proposed.details["refreshCache"] === true)
    return null;
  const row = db.get(
    "SELECT data FROM cache_entries WHERE key = ? AND (expires IS NULL OR expires > ?)",
    cacheName(key),
    db.now,
  );
  if (row === null) return null;
  const state: State = {
    ...proposed,
    type: "COMPLETED",
    name: "Cached",
    data: String(row["data"]),
  };
  return { status: "REJECT", reason: "Retrieved state from cache", state, changed: true };
}

function intoCache(db: Db, state: State): void {
  const key = state.details.cacheKey;
  if (key === undefined || state.data === null) return;
  const expires = state.details["cacheExpiration"];
  if (typeof expires === "string" && msOf(expires) <= msOf(db.now)) return;
  db.run(
    "INSERT OR REPLACE INTO cache_entries (key, data, created, expires) VALUES (?, ?, ?, ?)",
    cacheName(key),
    state.data,
    db.now,
    typeof expires === "string" ? expires : null,
  );
}

/** Keys of the API's tasks stand apart from those of nbflow's own, whose data has another form. */
function cacheName(key: string): string {
  return `api:${key}`;
}

import { text } from "../data/columns.js";
import type { Db } from "../data/db.js";

/** What is known of a task run when it is made, in the API's words. */
export interface NewTaskRun {
  readonly id: string;
  readonly name: string;
  readonly flowRunId: string | null;
  readonly taskKey: string;
  readonly dynamicKey: string;
  readonly cacheKey: string | null;
  readonly cacheExpiration: string | null;
  readonly version: string | null;
  readonly policy: TaskPolicy | null;
  readonly tags: readonly string[];
  readonly labels: object | null;
  readonly inputs: object | null;
}

export interface TaskPolicy {
  readonly retries?: number | null;
  readonly max_retries?: number;
  readonly retry_delay?: number | readonly number[] | null;
  readonly retry_delay_seconds?: number;
  readonly retry_jitter_factor?: number | null;
}

export function insertTaskRun(db: Db, run: NewTaskRun): void {
  db.run(
    `INSERT INTO task_runs (id, name, created, updated, tags, run_count, retries, retry_delay, flow_run_id, task_key,
      dynamic_key, task_inputs, flow_run_run_count, version, labels, cache_key, cache_expiration, retry_jitter_factor)
      VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?)`,
    run.id,
    run.name,
    db.now,
    db.now,
    JSON.stringify(run.tags),
    retriesOf(run.policy),
    JSON.stringify(delaysOf(run.policy)),
    run.flowRunId ?? "",
    run.taskKey,
    run.dynamicKey,
    JSON.stringify(run.inputs ?? {}),
    run.version ?? "",
    JSON.stringify({ ...labelsOf(db, run.flowRunId), ...run.labels }),
    run.cacheKey,
    run.cacheExpiration,
    run.policy?.retry_jitter_factor ?? null,
  );
}

/** Whose task run it is, as labels. */
function labelsOf(db: Db, flowRunId: string | null): Readonly<Record<string, string>> {
  if (flowRunId === null) return {};
  const flowRun = db.get("SELECT flow_id FROM flow_runs WHERE id = ?", flowRunId);
  if (flowRun === null) return {};
  return { "prefect.flow.id": text(flowRun, "flow_id"), "prefect.flow-run.id": flowRunId };
}

export function retriesOf(policy: TaskPolicy | null): number {
  return policy?.retries ?? policy?.max_retries ?? 0;
}

export function delaysOf(policy: TaskPolicy | null): readonly number[] {
  const older = policy?.retry_delay_seconds ?? 0;
  const delay = policy?.retry_delay ?? (older === 0 ? null : older);
  if (delay === null) return [];
  return typeof delay === "number" ? [delay] : delay;
}

import type { ConcurrencyLimit } from "../run-store.js";
import type { ProcessRecord } from "../records.js";
import { processOf } from "./rows.js";
import type { Statement } from "./database.js";

/** Slots that a server's client holds stand under this and the lease's id, and end with the lease. */
const LEASE = "lease:";

type Prepare = (sql: string) => Statement;

export function listLimits(prepare: Prepare): readonly ConcurrencyLimit[] {
  return prepare(
    `SELECT l.tag, l.slots, (SELECT count(*) FROM concurrency_slots s WHERE s.tag = l.tag) AS taken
      FROM concurrency_limits l ORDER BY l.tag`,
  )
    .all([])
    .map((row) => ({ tag: String(row["tag"]), slots: Number(row["slots"]), taken: Number(row["taken"]) }));
}

export function setLimit(prepare: Prepare, tag: string, slots: number | null): void {
  if (slots === null) prepare("DELETE FROM concurrency_limits WHERE tag = ?").run([tag]);
  else {
    prepare(
      "INSERT INTO concurrency_limits (tag, slots) VALUES (?, ?) ON CONFLICT (tag) DO UPDATE SET slots = excluded.slots",
    ).run([tag, slots]);
  }
}

/** A slot of each of the tags' limits, or none of any. */
export function takeSlots(
  prepare: Prepare,
  tags: readonly string[],
  taskRunId: string,
  processId: string,
): ConcurrencyLimit | null {
  const limits = listLimits(prepare).filter((limit) => tags.includes(limit.tag));
  const full = limits.find((limit) => limit.taken >= limit.slots);
  if (full !== undefined) return full;
  for (const { tag } of limits) {
    prepare(
      "INSERT INTO concurrency_slots (tag, task_run_id, process_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    ).run([tag, taskRunId, processId]);
  }
  return null;
}

export function slotHolders(prepare: Prepare): ReadonlyMap<string, ProcessRecord | null> {
  const rows = prepare(
    `SELECT DISTINCT s.process_id, p.* FROM concurrency_slots s LEFT JOIN processes p ON p.id = s.process_id
      WHERE s.process_id NOT LIKE '${LEASE}%'`,
  ).all([]);
  return new Map(rows.map((row) => [String(row["process_id"]), processOf(row, "")]));
}

export function releaseSlots(prepare: Prepare, taskRunId: string): void {
  prepare("DELETE FROM concurrency_slots WHERE task_run_id = ?").run([taskRunId]);
}

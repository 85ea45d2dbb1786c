import { v5 as uuidFrom } from "uuid";
import type { SqlRow } from "../../store/sqlite/index.js";
import { maybe, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";

const INPUT_IDS = "a3b9c4de-9a0e-5b1c-8a1f-5f6f0e4b7c21";

/** What flow runs wait for: texts under keys, which whoever resumes them or sends them something leaves for them. */
export function createInput(
  db: Db,
  flowRunId: string,
  key: string,
  value: string,
  sender: string | null,
): void {
  db.run(
    "INSERT INTO flow_run_inputs (flow_run_id, key, value, id, created, sender) VALUES (?, ?, ?, ?, ?, ?)",
    flowRunId,
    key,
    value,
    newId(),
    db.now,
    sender,
  );
}

export function readInput(db: Db, flowRunId: string, key: string): string | null {
  const row = db.get("SELECT value FROM flow_run_inputs WHERE flow_run_id = ? AND key = ?", flowRunId, key);
  return row === null ? null : text(row, "value");
}

export function filterInputs(
  db: Db,
  flowRunId: string,
  asked: { readonly prefix: string; readonly limit: number; readonly except: readonly string[] },
): readonly Readonly<Record<string, unknown>>[] {
  return db
    .all(
      `SELECT * FROM flow_run_inputs WHERE flow_run_id = ? AND substr(key, 1, ?) = ?
        AND key NOT IN (SELECT value FROM json_each(?)) ORDER BY created, id LIMIT ?`,
      flowRunId,
      asked.prefix.length,
      asked.prefix,
      JSON.stringify(asked.except),
      asked.limit,
    )
    .map(inputToWire);
}

export function deleteInput(db: Db, flowRunId: string, key: string): boolean {
  return db.run("DELETE FROM flow_run_inputs WHERE flow_run_id = ? AND key = ?", flowRunId, key) > 0;
}

function inputToWire(row: SqlRow): Readonly<Record<string, unknown>> {
  const created = maybe(row, "created") ?? "1970-01-01T00:00:00.000000Z";
  const flowRunId = text(row, "flow_run_id");
  return {
    id: maybe(row, "id") ?? uuidFrom(`${flowRunId} ${text(row, "key")}`, INPUT_IDS),
    created,
    updated: created,
    flow_run_id: flowRunId,
    key: text(row, "key"),
    value: text(row, "value"),
    sender: maybe(row, "sender"),
  };
}

import { text } from "../../data/columns.js";
import type { Db } from "../../data/db.js";
import type { Done, Invocation } from "../action.js";
import { enable } from "../rows.js";
import { inRole } from "../tell.js";
import { notThere, targetOf } from "./target.js";

type Table = "work_pools" | "work_queues" | "automations";

/** Pauses a work pool, a work queue or an automation, or lets it go on. */
export function pauseIn(db: Db, invocation: Invocation, table: Table, isPaused: boolean): Done {
  const kind = `prefect.${table.slice(0, -1).replace("_", "-")}`;
  const id = targetOf(invocation, `${table.slice(0, -1)}_id`, kind);
  const row = db.get(`SELECT id, name FROM ${table} WHERE id = ?`, id);
  const related = inRole(`${kind}.${id}`, "target", row === null ? null : text(row, "name"));
  if (row === null) throw notThere(invocation, related);
  if (table === "automations") enable(db, id, !isPaused);
  else db.run(`UPDATE ${table} SET is_paused = ?, updated = ? WHERE id = ?`, Number(isPaused), db.now, id);
  return { details: { status_code: 204 }, related: [related] };
}

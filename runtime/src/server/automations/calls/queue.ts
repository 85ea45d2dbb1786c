import type { Db } from "../../data/db.js";
import { text } from "../../data/columns.js";
import { instantOf, msOf } from "../../data/instant.js";
import type { Invocation } from "../action.js";
import { render, type TemplateContext } from "../template.js";

/** A request that is to be made through a block, its texts rendered. */
export interface Call {
  readonly invocation: Invocation;
  readonly blockId: string;
  readonly texts: { readonly payload: string } | { readonly subject: string; readonly body: string };
}

/** One that was taken so long ago is another's no more: the server that took it is gone. */
const TAKEN_SECONDS = 120;
const MOST = 20;

/** Keeps a request until it has been made: it outlives the server's process. */
export function addCall(db: Db, invocation: Invocation, context: TemplateContext): void {
  const { action } = invocation;
  const of = (name: string): string => {
    const template = action[name];
    return typeof template === "string" ? render(template, context) : "";
  };
  const texts =
    action.type === "call-webhook"
      ? { payload: of("payload") }
      : { subject: of("subject"), body: of("body") };
  const call: Call = { invocation, blockId: String(action["block_document_id"]).toLowerCase(), texts };
  db.run(
    "INSERT INTO automation_calls (id, created, body) VALUES (?, ?, ?)",
    invocation.id,
    db.now,
    JSON.stringify(call),
  );
}

/** Takes those that nobody makes. */
export function takeCalls(db: Db): readonly Call[] {
  const before = instantOf(msOf(db.now) - TAKEN_SECONDS * 1000);
  const rows = db.all(
    `SELECT id, body FROM automation_calls WHERE taken IS NULL OR taken < ? ORDER BY id LIMIT ${MOST}`,
    before,
  );
  for (const row of rows)
    db.run("UPDATE automation_calls SET taken = ? WHERE id = ?", db.now, text(row, "id"));
  return rows.map((row) => JSON.parse(text(row, "body")) as Call);
}

/** False where another has made it. */
export function removeCall(db: Db, id: string): boolean {
  return db.run("DELETE FROM automation_calls WHERE id = ?", id) > 0;
}

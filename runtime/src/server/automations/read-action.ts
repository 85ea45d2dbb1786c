import { text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import type { Checker } from "../http/check.js";
import { documentById } from "../blocks/documents.js";
import { blockTypeById } from "../blocks/rows.js";
import { NOTIFICATION_BLOCKS, WEBHOOK_BLOCK } from "./calls/blocks.js";
import type { Action } from "./action.js";
import { unsupported } from "./unsupported.js";
import { ACTIONS } from "./schema.js";
import { isTemplate, problemWith } from "./template.js";

const TARGETS = ["deployment_id", "work_pool_id", "work_queue_id", "automation_id"] as const;

/** @throws ApiError 422 for one that can't be read, or that this server can't do. */
export function readAction(db: Db, given: unknown, place: string, checker: Checker): Action {
  const { type } = given as { readonly type?: unknown };
  if (typeof type !== "string" || !Object.hasOwn(ACTIONS, type)) {
    const known = Object.keys(ACTIONS).join(", ");
    throw unsupported(place, `there is no action ${JSON.stringify(type)}; there are ${known}`);
  }
  checker.check(ACTIONS[type as keyof typeof ACTIONS], given, place);
  const action = given as Action;
  const target = TARGETS.find((name) => name in (ACTIONS[action.type].properties as object));
  if (target !== undefined) return readTarget(action, target, place);
  if (action.type === "call-webhook") return readWebhook(db, action, place);
  if (action.type === "send-notification") return readNotification(db, action, place);
  return action;
}

function readTarget(action: Action, target: (typeof TARGETS)[number], place: string): Action {
  const { source = "selected" } = action;
  const id = action[target] ?? null;
  if ((source === "selected") !== (id !== null))
    throw unsupported(place, `${target} is ${id === null ? "required" : "not allowed"}`);
  const read = { ...action, source, [target]: typeof id === "string" ? id.toLowerCase() : null };
  if (action.type !== "run-deployment") return read;
  checkTemplates(action["parameters"] ?? {}, `${place}.parameters`);
  const { parameters = null, job_variables: variables = null, schedule_after: after = 0 } = action;
  return { ...read, parameters, job_variables: variables, schedule_after: after };
}

function readWebhook(db: Db, action: Action, place: string): Action {
  const { payload = "" } = action;
  const shown =
    typeof payload === "string" ? payload : payload === null ? "" : JSON.stringify(payload, null, 2);
  checkTemplate(shown, `${place}.payload`);
  checkBlock(db, action, place, [WEBHOOK_BLOCK]);
  return { ...action, payload: shown };
}

function readNotification(db: Db, action: Action, place: string): Action {
  const { subject = "Prefect automated notification" } = action;
  checkTemplate(String(subject), `${place}.subject`);
  checkTemplate(String(action["body"]), `${place}.body`);
  checkBlock(db, action, place, NOTIFICATION_BLOCKS);
  return { ...action, subject };
}

/** A block of a type that this server can't call is no block to wait for until something has happened. */
function checkBlock(db: Db, action: Action, place: string, types: readonly string[]): void {
  const row = documentById(db, String(action["block_document_id"]).toLowerCase());
  if (row === null) throw unsupported(place, "there is no such block document");
  const slug = text(blockTypeById(db, text(row, "block_type_id")) ?? {}, "slug");
  if (!types.includes(slug))
    throw unsupported(
      place,
      `this server can't ${action.type} by a block of the type ${slug}; it can by ${types.join(", ")}`,
    );
}

function checkTemplates(value: unknown, place: string): void {
  if (typeof value === "string" && isTemplate(value)) checkTemplate(value, place);
  if (typeof value !== "object" || value === null) return;
  for (const [name, item] of Object.entries(value)) checkTemplates(item, `${place}.${name}`);
}

function checkTemplate(template: string, place: string): void {
  const problem = problemWith(template);
  if (problem !== null) throw unsupported(place, `this is no template that can be rendered here: ${problem}`);
}

import type { SqlRow } from "../../store/sqlite/index.js";
import { asFlag, flag, json, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import type { Automation } from "./read.js";

/** An automation as its row has it. */
export interface Kept extends Automation {
  readonly id: string;
  readonly name: string;
}

export function automationToWire(row: SqlRow): Readonly<Record<string, unknown>> {
  const body = json<Readonly<Record<string, unknown>>>(row, "body", {});
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    description: body["description"] ?? "",
    enabled: flag(row, "enabled"),
    tags: json<readonly string[]>(row, "tags", []),
    trigger: body["trigger"] ?? {},
    actions: body["actions"] ?? [],
    actions_on_trigger: body["actions_on_trigger"] ?? [],
    actions_on_resolve: body["actions_on_resolve"] ?? [],
  };
}

/** The automations that act. One that was kept before there were ids of triggers does not, until it is saved again. */
export function enabledAutomations(db: Db): readonly Kept[] {
  return db.all("SELECT id, name, body FROM automations WHERE enabled = 1 ORDER BY id").flatMap((row) => {
    const body = json<Partial<Automation>>(row, "body", {});
    const { trigger, actions = [], actions_on_trigger: onTrigger = [] } = body;
    if (trigger?.id === undefined) return [];
    const kept = { trigger, actions, actions_on_trigger: onTrigger, actions_on_resolve: [] };
    return [{ id: text(row, "id"), name: text(row, "name"), ...kept }];
  });
}

export function enable(db: Db, id: string, isEnabled: boolean): void {
  db.run("UPDATE automations SET enabled = ?, updated = ? WHERE id = ?", asFlag(isEnabled), db.now, id);
  if (!isEnabled) forget(db, id);
}

/** Forgets what an automation has counted. */
export function forget(db: Db, id: string): void {
  db.run("DELETE FROM automation_buckets WHERE automation_id = ?", id);
  db.run("DELETE FROM automation_firings WHERE automation_id = ?", id);
}

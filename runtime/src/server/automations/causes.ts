import { json, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import type { Event, Labels } from "../events/event.js";

/** Seconds for which what happens to a thing goes back to what an automation has done to it. */
export const CAUSE_SECONDS = 60;

/** What an event goes back to: the first event, and the automations whose doing has led from it to this one. */
export interface Cause {
  readonly firstEvent: string;
  readonly through: readonly string[];
}

/** A session whose events go back to what an automation does, and what it is done to. */
export interface Doing extends Db {
  reach(resources: readonly Labels[]): void;
}

/** What has led to an event; the event itself, where no automation has. Where there is no event, time has. */
export function causeOf(db: Db, event: Pick<Event, "id" | "resource"> | null): Cause {
  const { id, resource } = event ?? { id: newId(), resource: {} };
  return noted(db, id) ?? noted(db, resource["prefect.resource.id"] ?? "") ?? { firstEvent: id, through: [] };
}

/** What an automation does because of an event, or as its time has come. */
export function doing(db: Db, automationId: string, cause: Cause): Doing {
  const next = { ...cause, through: [...new Set([...cause.through, automationId])] };
  return {
    now: db.now,
    all: (sql, ...values) => db.all(sql, ...values),
    get: (sql, ...values) => db.get(sql, ...values),
    run: (sql, ...values) => db.run(sql, ...values),
    afterwards: (act) => db.afterwards(act),
    emit: (event) => {
      note(db, event.id, next);
      db.emit(event);
    },
    reach: (resources) => {
      for (const resource of resources) note(db, resource["prefect.resource.id"] ?? "", next);
    },
  };
}

export function forgetCauses(db: Db): void {
  const before = since(db);
  db.run("DELETE FROM automation_causes WHERE noted < ?", before);
  db.run("DELETE FROM automation_rounds WHERE since < ?", before);
}

/** The moment before which what was done counts no more. */
export function since(db: Db): string {
  return instantOf(msOf(db.now) - CAUSE_SECONDS * 1000);
}

function noted(db: Db, key: string): Cause | null {
  const row = db.get("SELECT * FROM automation_causes WHERE key = ? AND noted >= ?", key, since(db));
  return row === null
    ? null
    : { firstEvent: text(row, "first_event"), through: json<readonly string[]>(row, "through", []) };
}

function note(db: Db, key: string, { firstEvent, through }: Cause): void {
  db.run(
    "INSERT OR REPLACE INTO automation_causes (key, first_event, through, noted) VALUES (?, ?, ?, ?)",
    key,
    firstEvent,
    JSON.stringify(through),
    db.now,
  );
}

import { count, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { CAUSE_SECONDS, since, type Cause, type Doing } from "./causes.js";
import { tellStopped, type Named } from "./tell.js";
import type { Firing } from "./trigger.js";

/** So often an automation may set itself off within `CAUSE_SECONDS`, by way of others or of what it acts on. */
const MOST_ROUNDS = 10;

/**
 * Whether an automation that fires is to do nothing, as it only goes on setting itself off; the first time that is told.
 *
 * 1. Only firings that go back to what the automation has done itself count: it may fire as often as others make it.
 * 2. They are counted for all that goes back to one event, as one round may set off several.
 * 3. What takes its time may go round for ever, such as a run that begins anew when it has ended.
 */
export function isLoop(db: Doing, automation: Named, firing: Firing, cause: Cause): boolean {
  if (!cause.through.includes(automation.id)) return false;
  const rounds = countRound(db, automation.id, cause);
  if (rounds <= MOST_ROUNDS) return false;
  if (rounds === MOST_ROUNDS + 1) {
    const names = cause.through.map((id) => nameOf(db, id));
    const reason = `It was set off by its own doing ${MOST_ROUNDS} times within ${CAUSE_SECONDS} seconds: ${names.join(", ")} set each other off. What comes of the same event does so no more: narrow a trigger, or let a run begin later with schedule_after.`;
    tellStopped(db, automation, firing, { reason, rounds: MOST_ROUNDS, ...cause });
  }
  return true;
}

function countRound(db: Db, automationId: string, { firstEvent }: Cause): number {
  db.run(
    `INSERT INTO automation_rounds (first_event, automation_id, since, rounds) VALUES (?, ?, ?, 1)
      ON CONFLICT (first_event, automation_id) DO UPDATE SET
      rounds = CASE WHEN since < ?4 THEN 1 ELSE rounds + 1 END,
      since = CASE WHEN since < ?4 THEN excluded.since ELSE since END`,
    firstEvent,
    automationId,
    db.now,
    since(db),
  );
  return count(
    db.get(
      "SELECT rounds AS n FROM automation_rounds WHERE first_event = ? AND automation_id = ?",
      firstEvent,
      automationId,
    ),
    "n",
  );
}

function nameOf(db: Db, id: string): string {
  const row = db.get("SELECT name FROM automations WHERE id = ?", id);
  return row === null ? id : JSON.stringify(text(row, "name"));
}

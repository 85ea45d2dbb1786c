import { text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import { neededFirings, type CompositeTrigger, type Evaluated, type Firing } from "./trigger.js";

/** Tells the trigger that stands above one that it has fired, and so on up to the automation itself. */
export function fireBelow(
  db: Db,
  automation: Evaluated,
  firing: Firing,
  above: readonly CompositeTrigger[],
): void {
  const parent = above.at(-1);
  if (parent === undefined) return automation.act(firing);
  const firings = neededFirings(parent) === 1 ? [firing] : together(db, automation.id, parent, firing);
  if (firings === null) return;
  const own: Firing = {
    id: newId(),
    trigger: parent,
    triggered: db.now,
    triggering_labels: {},
    triggering_firings: firings,
    triggering_event: firing.triggering_event,
  };
  fireBelow(db, automation, own, above.slice(0, -1));
}

/** Notes a firing; gives all that have made the parent fire where it does, and forgets them. */
function together(
  db: Db,
  automationId: string,
  parent: CompositeTrigger,
  firing: Firing,
): readonly Firing[] | null {
  if (parent.within !== null) {
    const since = instantOf(msOf(firing.triggered) - parent.within * 1000);
    db.run("DELETE FROM automation_firings WHERE parent_id = ? AND fired < ?", parent.id, since);
  }
  db.run(
    "INSERT OR REPLACE INTO automation_firings (automation_id, parent_id, trigger_id, fired, firing) VALUES (?, ?, ?, ?, ?)",
    automationId,
    parent.id,
    firing.trigger.id,
    firing.triggered,
    JSON.stringify(firing),
  );
  const firings = db
    .all("SELECT firing FROM automation_firings WHERE parent_id = ?", parent.id)
    .map((row) => JSON.parse(text(row, "firing")) as Firing)
    // ids sort as the firings came, also those of one moment
    .toSorted((a, b) => (a.triggered + a.id < b.triggered + b.id ? -1 : 1));
  const isReady =
    parent.type === "sequence"
      ? firings.map(({ trigger }) => trigger.id).join() === parent.triggers.map(({ id }) => id).join()
      : firings.length >= neededFirings(parent);
  if (!isReady) return null;
  db.run("DELETE FROM automation_firings WHERE parent_id = ?", parent.id);
  return firings;
}

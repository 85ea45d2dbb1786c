/** What the server's automations remember between events. JSON stands as text; times are ISO 8601 in UTC. */
export const AUTOMATIONS: readonly string[] = [
  // what an event trigger has counted since a time, for each value of the labels that it counts apart
  `CREATE TABLE automation_buckets (
  automation_id TEXT NOT NULL,
  trigger_id TEXT NOT NULL,
  key TEXT NOT NULL,
  start TEXT NOT NULL,
  end TEXT NOT NULL,
  count INTEGER NOT NULL,
  last_event TEXT,
  PRIMARY KEY (trigger_id, key)
) WITHOUT ROWID`,
  `CREATE INDEX automation_buckets_by_automation ON automation_buckets (automation_id)`,
  // the triggers below a compound or sequence trigger that have fired, each with its last time
  `CREATE TABLE automation_firings (
  automation_id TEXT NOT NULL,
  parent_id TEXT NOT NULL,
  trigger_id TEXT NOT NULL,
  fired TEXT NOT NULL,
  firing TEXT NOT NULL,
  PRIMARY KEY (parent_id, trigger_id)
) WITHOUT ROWID`,
  `CREATE INDEX automation_firings_by_automation ON automation_firings (automation_id)`,
  // requests to others that are still to be made
  `CREATE TABLE automation_calls (
  id TEXT PRIMARY KEY,
  created TEXT NOT NULL,
  taken TEXT,
  body TEXT NOT NULL
) WITHOUT ROWID`,
  // what was last told of a pool, queue or deployment
  `CREATE TABLE told_statuses (
  resource_id TEXT PRIMARY KEY,
  status TEXT NOT NULL
) WITHOUT ROWID`,
];

/** What lets the server tell that automations set each other off. */
export const AUTOMATION_CAUSES: readonly string[] = [
  // what automations have lately done, by the event that told it or the resource that it was done to: what that goes back to
  `CREATE TABLE automation_causes (
  key TEXT PRIMARY KEY,
  first_event TEXT NOT NULL,
  through TEXT NOT NULL,
  noted TEXT NOT NULL
) WITHOUT ROWID`,
  `CREATE INDEX automation_causes_by_time ON automation_causes (noted)`,
  // how often an automation has been set off by its own doing since a time
  `CREATE TABLE automation_rounds (
  first_event TEXT NOT NULL,
  automation_id TEXT NOT NULL,
  since TEXT NOT NULL,
  rounds INTEGER NOT NULL,
  PRIMARY KEY (first_event, automation_id)
) WITHOUT ROWID`,
];

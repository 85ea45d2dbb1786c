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

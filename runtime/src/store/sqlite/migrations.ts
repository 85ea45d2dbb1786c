import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { AUTOMATION_CAUSES, AUTOMATIONS } from "./automation-tables.js";
import { SERVER } from "./server-tables.js";

/**
 * The tables, as they came to be. A migration that has been released is never changed; a new one is added at the end.
 * Ids are uuids v7, so that rows are written in order; a table without rowid is clustered by its key.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-runs": {
    async up(db: Kysely<unknown>) {
      for (const statement of RUNS) await sql.raw(statement).execute(db);
    },
  },
  "0002-resume": {
    async up(db: Kysely<unknown>) {
      for (const statement of RESUME) await sql.raw(statement).execute(db);
    },
  },
  "0003-cache-and-limits": {
    async up(db: Kysely<unknown>) {
      for (const statement of CACHE_AND_LIMITS) await sql.raw(statement).execute(db);
    },
  },
  "0004-server": {
    async up(db: Kysely<unknown>) {
      for (const statement of SERVER) await sql.raw(statement).execute(db);
    },
  },
  "0005-automations": {
    async up(db: Kysely<unknown>) {
      for (const statement of AUTOMATIONS) await sql.raw(statement).execute(db);
    },
  },
  "0006-background-tasks": {
    async up(db: Kysely<unknown>) {
      await sql.raw(WAITING).execute(db);
    },
  },
  "0007-causes-of-automations": {
    async up(db: Kysely<unknown>) {
      for (const statement of AUTOMATION_CAUSES) await sql.raw(statement).execute(db);
    },
  },
};

/** Task runs that wait are few among all. */
const WAITING = "CREATE INDEX task_runs_waiting ON task_runs (task_key, id) WHERE state_type = 'SCHEDULED'";

const CACHE_AND_LIMITS: readonly string[] = [
  `CREATE TABLE cache_entries (
  key TEXT PRIMARY KEY,
  data TEXT NOT NULL,
  created TEXT NOT NULL,
  expires TEXT
) WITHOUT ROWID`,
  `CREATE TABLE concurrency_limits (
  tag TEXT PRIMARY KEY,
  slots INTEGER NOT NULL
) WITHOUT ROWID`,
  `CREATE TABLE concurrency_slots (
  tag TEXT NOT NULL,
  task_run_id TEXT NOT NULL,
  process_id TEXT NOT NULL,
  PRIMARY KEY (tag, task_run_id)
) WITHOUT ROWID`,
  `CREATE TABLE flow_run_inputs (
  flow_run_id TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (flow_run_id, key)
) WITHOUT ROWID`,
];

const RUN_COLUMNS = `
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  created TEXT NOT NULL,
  tags TEXT NOT NULL,
  state_id TEXT,
  state_type TEXT,
  state_name TEXT,
  state_timestamp TEXT,
  run_count INTEGER NOT NULL DEFAULT 0,
  expected_start_time TEXT,
  start_time TEXT,
  end_time TEXT,
  total_run_time REAL NOT NULL DEFAULT 0,
  retries INTEGER NOT NULL,
  retry_delay TEXT NOT NULL`;

const STATE_COLUMNS = `
  run_id TEXT NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  message TEXT,
  timestamp TEXT NOT NULL,
  details TEXT,
  data TEXT,
  PRIMARY KEY (run_id, id)`;

const RUNS: readonly string[] = [
  `CREATE TABLE flows (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created TEXT NOT NULL,
  tags TEXT NOT NULL
) WITHOUT ROWID`,
  `CREATE TABLE flow_runs (${RUN_COLUMNS},
  flow_id TEXT NOT NULL REFERENCES flows (id),
  parameters TEXT NOT NULL,
  parent_task_run_id TEXT,
  deployment_id TEXT,
  context TEXT NOT NULL,
  PRIMARY KEY (id)
) WITHOUT ROWID`,
  `CREATE INDEX flow_runs_by_flow ON flow_runs (flow_id, id)`,
  `CREATE INDEX flow_runs_by_state ON flow_runs (state_type, id)`,
  `CREATE INDEX flow_runs_by_parent ON flow_runs (parent_task_run_id) WHERE parent_task_run_id IS NOT NULL`,
  `CREATE TABLE task_runs (${RUN_COLUMNS},
  flow_run_id TEXT NOT NULL,
  task_key TEXT NOT NULL,
  dynamic_key TEXT NOT NULL,
  task_inputs TEXT NOT NULL,
  flow_run_run_count INTEGER NOT NULL,
  PRIMARY KEY (id)
) WITHOUT ROWID`,
  `CREATE UNIQUE INDEX task_runs_by_flow_run ON task_runs (flow_run_id, task_key, dynamic_key)`,
  `CREATE TABLE flow_run_states (${STATE_COLUMNS}) WITHOUT ROWID`,
  `CREATE TABLE task_run_states (${STATE_COLUMNS}) WITHOUT ROWID`,
  `CREATE TABLE logs (
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  level INTEGER NOT NULL,
  message TEXT NOT NULL,
  timestamp TEXT NOT NULL,
  flow_run_id TEXT,
  task_run_id TEXT
)`,
  `CREATE INDEX logs_by_flow_run ON logs (flow_run_id, id)`,
  `CREATE INDEX logs_by_task_run ON logs (task_run_id, id) WHERE task_run_id IS NOT NULL`,
  `CREATE TABLE artifacts (
  id TEXT NOT NULL UNIQUE,
  key TEXT,
  type TEXT NOT NULL,
  data TEXT NOT NULL,
  description TEXT,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  flow_run_id TEXT,
  task_run_id TEXT
)`,
  `CREATE INDEX artifacts_by_flow_run ON artifacts (flow_run_id, id)`,
  `CREATE INDEX artifacts_by_task_run ON artifacts (task_run_id, id) WHERE task_run_id IS NOT NULL`,
  `CREATE INDEX artifacts_by_key ON artifacts (key, id) WHERE key IS NOT NULL`,
];

const RESUME: readonly string[] = [
  `CREATE TABLE processes (
  id TEXT PRIMARY KEY,
  host TEXT NOT NULL,
  boot TEXT,
  pid INTEGER NOT NULL,
  started TEXT,
  heartbeat TEXT NOT NULL
) WITHOUT ROWID`,
  `ALTER TABLE flow_runs ADD COLUMN process_id TEXT`,
  `ALTER TABLE task_runs ADD COLUMN input_key TEXT NOT NULL DEFAULT ''`,
  `ALTER TABLE task_runs ADD COLUMN version TEXT NOT NULL DEFAULT ''`,
  `CREATE TABLE results (
  key TEXT NOT NULL UNIQUE,
  serializer TEXT NOT NULL,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
)`,
];

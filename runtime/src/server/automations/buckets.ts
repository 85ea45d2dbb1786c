import type { SqlRow } from "../../store/sqlite/index.js";
import { asJson, count, json, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import type { Event } from "../events/event.js";
import type { EventTrigger } from "./trigger.js";

/** What a trigger has counted, from a time to a time, of the events with one value of the labels that it counts apart by. */
export interface Bucket {
  readonly key: string;
  readonly start: string;
  readonly end: string;
  readonly count: number;
  readonly lastEvent: Event | null;
}

export function readBucket(db: Db, { id }: EventTrigger, key: string): Bucket | null {
  const row = db.get("SELECT * FROM automation_buckets WHERE trigger_id = ? AND key = ?", id, key);
  return row === null ? null : bucketOf(row);
}

export function bucketsOf(db: Db, { id }: EventTrigger): readonly Bucket[] {
  return db.all("SELECT * FROM automation_buckets WHERE trigger_id = ? ORDER BY start", id).map(bucketOf);
}

/** The bucket that is open, or the one that is given; of the open one only the last event changes. */
export function ensureBucket(db: Db, automationId: string, trigger: EventTrigger, given: Bucket): Bucket {
  const open = readBucket(db, trigger, given.key);
  if (open === null) return putBucket(db, automationId, trigger, given);
  return given.lastEvent === null
    ? open
    : putBucket(db, automationId, trigger, { ...open, lastEvent: given.lastEvent });
}

export function putBucket(db: Db, automationId: string, { id }: EventTrigger, bucket: Bucket): Bucket {
  db.run(
    `INSERT INTO automation_buckets (automation_id, trigger_id, key, start, end, count, last_event) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (trigger_id, key) DO UPDATE SET start = excluded.start, end = excluded.end, count = excluded.count,
      last_event = excluded.last_event`,
    automationId,
    id,
    bucket.key,
    bucket.start,
    bucket.end,
    bucket.count,
    asJson(bucket.lastEvent),
  );
  return bucket;
}

export function removeBucket(db: Db, { id }: EventTrigger, { key }: Bucket): void {
  db.run("DELETE FROM automation_buckets WHERE trigger_id = ? AND key = ?", id, key);
}

/** Buckets that have had their fill fire no more, whatever is still to come in their time. */
export function removeFull(db: Db, { id, threshold }: EventTrigger): void {
  db.run("DELETE FROM automation_buckets WHERE trigger_id = ? AND count >= ?", id, threshold);
}

export function sweepBuckets(db: Db, before: string): void {
  db.run("DELETE FROM automation_buckets WHERE end <= ?", before);
}

function bucketOf(row: SqlRow): Bucket {
  return {
    key: text(row, "key"),
    start: text(row, "start"),
    end: text(row, "end"),
    count: count(row, "count"),
    lastEvent: json<Event | null>(row, "last_event", null),
  };
}

import { newId, type Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import type { Event } from "../events/event.js";
import {
  bucketsOf,
  ensureBucket,
  putBucket,
  readBucket,
  removeBucket,
  removeFull,
  type Bucket,
} from "./buckets.js";
import {
  countedApart,
  covers,
  eventTriggers,
  expects,
  labelOf,
  startsAfter,
  type CompositeTrigger,
  type Evaluated,
  type EventTrigger,
  type Firing,
} from "./trigger.js";
import { fireBelow } from "./composite.js";

/** Events that come late by no more than this still count. */
const LATE_MS = 15 * 60_000;

/**
 * Counts an event for the triggers that it is of interest to.
 *
 * 1. A trigger has one bucket at a time for each value of the labels that it counts apart by.
 * 2. A reactive one fires as soon as its bucket is full, and then not before the bucket's time is over.
 * 3. A proactive one fires at its bucket's end where that is not full.
 */
export function evaluateEvent(db: Db, automation: Evaluated, event: Event): void {
  for (const { trigger, above } of eventTriggers(automation.trigger)) {
    if (!covers(trigger, event)) continue;
    const key = JSON.stringify(countedApart(trigger).map((label) => labelOf(event, label)));
    const counts = expects(trigger, event);
    const end = later(event.occurred, trigger.within);
    let bucket: Bucket | null = null;
    if (startsAfter(trigger, event)) {
      // what begins it is not what it waits for
      const opened = { key, start: event.occurred, end, count: counts ? -1 : 0, lastEvent: event };
      bucket = ensureBucket(db, automation.id, trigger, opened);
    } else if (trigger.after.length === 0 && counts) {
      const start = instantOf(msOf(event.occurred) - LATE_MS);
      bucket = ensureBucket(db, automation.id, trigger, { key, start, end, count: 0, lastEvent: event });
    }
    if (!counts) continue;
    bucket ??= readBucket(db, trigger, key);
    if (bucket !== null) step({ db, automation, trigger, above }, bucket, event.occurred, event);
  }
}

/**
 * Looks whether time alone makes an automation's triggers fire, those that are due by `dueAt`: when each is to be looked at again,
 * which is noted in it.
 */
export function evaluateTime(db: Db, automation: Evaluated, dueAt: Map<string, string>): void {
  const { now } = db;
  for (const { trigger, above } of eventTriggers(automation.trigger)) {
    if (trigger.posture !== "Proactive" || (dueAt.get(trigger.id) ?? now) > now) continue;
    let again = later(now, trigger.within);
    if (trigger.for_each.length === 0 && trigger.after.length === 0)
      ensureBucket(db, automation.id, trigger, {
        key: "[]",
        start: now,
        end: again,
        count: 0,
        lastEvent: null,
      });
    removeFull(db, trigger);
    for (const bucket of bucketsOf(db, trigger)) step({ db, automation, trigger, above }, bucket, now, null);
    for (const { end } of bucketsOf(db, trigger)) if (end > now && end < again) again = end;
    dueAt.set(trigger.id, again);
  }
}

interface At {
  readonly db: Db;
  readonly automation: Evaluated;
  readonly trigger: EventTrigger;
  readonly above: readonly CompositeTrigger[];
}

function step(at: At, given: Bucket, now: string, event: Event | null): void {
  const { db, automation, trigger } = at;
  const isReactive = trigger.posture === "Reactive";
  let bucket = given;
  let isCounted = event === null;
  // it belongs to a time that is over, or that has had its firing
  if (now < bucket.start) return;
  const isImmediate = isReactive && trigger.within === 0;
  if (event !== null && (isImmediate || now < bucket.end)) {
    bucket = putBucket(db, automation.id, trigger, { ...bucket, count: bucket.count + 1, lastEvent: event });
    isCounted = true;
  }
  const isFull = bucket.count >= trigger.threshold;
  const fires = isReactive ? isFull : !isFull && bucket.end <= now;
  if (fires) {
    removeBucket(db, trigger, bucket);
    fire(at, bucket, event);
  } else if (now < bucket.end) {
    // one that begins with what it waits for, such as a heartbeat, begins anew with each
    const isAgain = event !== null && !isReactive && isFull && startsAfter(trigger, event);
    if (isAgain)
      putBucket(db, automation.id, trigger, { ...freshAt(trigger, bucket, now), lastEvent: event });
    return;
  }
  if (trigger.after.length > 0) return removeBucket(db, trigger, bucket);
  if (trigger.within === 0) return;
  const next = freshAt(trigger, bucket, bucket.end > now ? bucket.end : now);
  if (isCounted) return void putBucket(db, automation.id, trigger, next);
  if (!isReactive) return void putBucket(db, automation.id, trigger, { ...next, count: 1, lastEvent: event });
  step(at, putBucket(db, automation.id, trigger, next), now, event);
}

function freshAt(trigger: EventTrigger, { key }: Bucket, start: string): Bucket {
  return { key, start, end: later(start, trigger.within), count: 0, lastEvent: null };
}

function fire({ db, automation, trigger, above }: At, bucket: Bucket, event: Event | null): void {
  const values = JSON.parse(bucket.key) as readonly string[];
  const labels = countedApart(trigger).map((label, index) => [label, values[index] ?? ""] as const);
  const firing: Firing = {
    id: newId(),
    trigger,
    triggered: db.now,
    triggering_labels: Object.fromEntries(labels),
    triggering_firings: [],
    triggering_event: event ?? bucket.lastEvent,
  };
  fireBelow(db, automation, firing, above);
}

function later(moment: string, seconds: number): string {
  return instantOf(msOf(moment) + seconds * 1000);
}

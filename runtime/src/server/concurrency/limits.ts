import { v5 as uuidFrom } from "uuid";
import type { SqlRow } from "../../store/sqlite/index.js";
import { count, flag, maybe, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { instantOf, msOf, secondsBetween } from "../data/instant.js";

/** How much may happen at once under a name. Those named `tag:x` are what the run store knows as the limit of tag x. */
export interface Limit {
  readonly id: string;
  readonly name: string;
  readonly created: string;
  readonly updated: string;
  readonly limit: number;
  readonly active: boolean;
  /** Taken now; those that decay are counted off already. */
  readonly activeSlots: number;
  readonly deniedSlots: number;
  readonly decayPerSecond: number;
  readonly occupancySeconds: number;
}

export interface LimitFields {
  readonly name?: string | undefined;
  readonly limit?: number | undefined;
  readonly active?: boolean | undefined;
  readonly activeSlots?: number | undefined;
  readonly deniedSlots?: number | undefined;
  readonly decayPerSecond?: number | undefined;
}

export const TAG = "tag:";
/** How the run store names the slots that a lease holds. */
const LEASE = "lease:";
const TAG_IDS = "5d3cb6c1-4d0c-5c6f-9d0f-6b2f6b2f1f10";

const TAG_LIMITS = `SELECT l.*, '${TAG}' || l.tag AS name,
  (SELECT count(*) FROM concurrency_slots s WHERE s.tag = l.tag) AS active_slots FROM concurrency_limits l`;

export function allLimits(db: Db): readonly Limit[] {
  const limits = [...db.all("SELECT * FROM global_limits"), ...db.all(TAG_LIMITS)].map((row) =>
    limitOf(row, db.now),
  );
  return limits.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function limitByName(db: Db, name: string): Limit | null {
  const row = name.startsWith(TAG)
    ? db.get(`${TAG_LIMITS} WHERE l.tag = ?`, name.slice(TAG.length))
    : db.get("SELECT * FROM global_limits WHERE name = ?", name);
  return row === null ? null : limitOf(row, db.now);
}

export function limitById(db: Db, id: string): Limit | null {
  const row = db.get("SELECT * FROM global_limits WHERE id = ?", id);
  if (row !== null) return limitOf(row, db.now);
  return (
    db
      .all(TAG_LIMITS)
      .map((tag) => limitOf(tag, db.now))
      .find((limit) => limit.id === id) ?? null
  );
}

export function createLimit(
  db: Db,
  fields: LimitFields & { readonly name: string; readonly limit: number },
): Limit {
  const values = [
    newId(),
    db.now,
    db.now,
    fields.limit,
    fields.active === false ? 0 : 1,
    fields.deniedSlots ?? 0,
    fields.decayPerSecond ?? 0,
  ] as const;
  if (fields.name.startsWith(TAG)) {
    db.run(
      `INSERT INTO concurrency_limits (id, created, updated, slots, active, denied_slots, slot_decay_per_second, tag)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values,
      fields.name.slice(TAG.length),
    );
  } else {
    db.run(
      `INSERT INTO global_limits (id, created, updated, slots, active, denied_slots, slot_decay_per_second, name, active_slots)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...values,
      fields.name,
      fields.activeSlots ?? 0,
    );
  }
  const made = limitByName(db, fields.name);
  if (made === null) throw new Error(`The limit ${fields.name} was not kept.`);
  return made;
}

export function updateLimit(db: Db, limit: Limit, fields: LimitFields): void {
  const next = { ...limit, ...withoutUndefined(fields) };
  const values = [
    next.limit,
    next.active ? 1 : 0,
    next.deniedSlots,
    next.decayPerSecond,
    next.occupancySeconds,
    db.now,
  ] as const;
  const set =
    "slots = ?, active = ?, denied_slots = ?, slot_decay_per_second = ?, avg_slot_occupancy_seconds = ?, updated = ?";
  if (isOfTag(limit)) {
    db.run(
      `UPDATE concurrency_limits SET ${set}, tag = ? WHERE tag = ?`,
      ...values,
      next.name.replace(TAG, ""),
      tagOf(limit),
    );
  } else {
    db.run(
      `UPDATE global_limits SET ${set}, name = ?, active_slots = ? WHERE id = ?`,
      ...values,
      next.name,
      next.activeSlots,
      limit.id,
    );
  }
}

export function deleteLimit(db: Db, limit: Limit): void {
  if (isOfTag(limit)) {
    db.run("DELETE FROM concurrency_limits WHERE tag = ?", tagOf(limit));
    db.run("DELETE FROM concurrency_slots WHERE tag = ?", tagOf(limit));
  } else db.run("DELETE FROM global_limits WHERE id = ?", limit.id);
}

/** What holds slots: a lease, and the run it is for where that is known. */
export interface SlotHolder {
  readonly leaseId: string;
  readonly runId: string | null;
}

/** Takes slots of each limit that is active, all or none: those that are taken, or the one that has too few. */
export function takeSlots(
  db: Db,
  names: readonly string[],
  slots: number,
  holder: SlotHolder,
): { readonly taken: readonly Limit[] } | { readonly full: Limit } {
  const limits = names
    .map((name) => limitByName(db, name))
    .filter((limit) => limit?.active === true) as Limit[];
  const full = limits.find((limit) => limit.activeSlots + slots > limit.limit);
  if (full !== undefined) {
    for (const limit of limits) setCounts(db, limit, limit.activeSlots, limit.deniedSlots + slots);
    return { full };
  }
  for (const limit of limits) {
    if (isOfTag(limit)) addTagSlots(db, tagOf(limit), slots, holder);
    else setCounts(db, limit, limit.activeSlots + slots, limit.deniedSlots);
  }
  return { taken: limits };
}

/** Gives slots of limits back; `occupancySeconds` is how long they were held together. */
export function giveSlots(
  db: Db,
  names: readonly string[],
  slots: number,
  holder: Partial<SlotHolder>,
  occupancySeconds: number | null = null,
): readonly Limit[] {
  const limits = names.map((name) => limitByName(db, name)).filter((limit) => limit !== null);
  for (const limit of limits) {
    if (isOfTag(limit)) removeTagSlots(db, tagOf(limit), slots, holder);
    else setCounts(db, limit, Math.max(0, limit.activeSlots - slots), limit.deniedSlots);
    if (occupancySeconds !== null && limit.limit > 0) {
      const each = Math.max(occupancySeconds / slots, 0.1);
      const average = limit.occupancySeconds + (each - limit.occupancySeconds) / (limit.limit * 2);
      db.run(
        `UPDATE ${isOfTag(limit) ? "concurrency_limits" : "global_limits"} SET avg_slot_occupancy_seconds = ?
          WHERE ${isOfTag(limit) ? "tag" : "name"} = ?`,
        average,
        isOfTag(limit) ? tagOf(limit) : limit.name,
      );
    }
  }
  return limits;
}

/** Seconds after which it is worth asking a full limit again. */
export function retryAfter(limit: Limit): number {
  const each = limit.decayPerSecond > 0 ? 1 / limit.decayPerSecond : limit.occupancySeconds;
  return Math.min(30, Math.max(0.1, each / Math.max(1, limit.limit)));
}

function addTagSlots(db: Db, tag: string, slots: number, { leaseId, runId }: SlotHolder): void {
  for (let slot = 0; slot < slots; slot += 1) {
    const name = slot === 0 ? (runId ?? leaseId) : `${leaseId}#${slot}`;
    db.run(
      "INSERT INTO concurrency_slots (tag, task_run_id, process_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      tag,
      name,
      `${LEASE}${leaseId}`,
    );
  }
}

function removeTagSlots(db: Db, tag: string, slots: number, { leaseId, runId }: Partial<SlotHolder>): void {
  if (leaseId !== undefined) {
    db.run("DELETE FROM concurrency_slots WHERE tag = ? AND process_id = ?", tag, `${LEASE}${leaseId}`);
  } else if (runId !== undefined && runId !== null) {
    db.run("DELETE FROM concurrency_slots WHERE tag = ? AND task_run_id = ?", tag, runId);
  } else {
    db.run(
      `DELETE FROM concurrency_slots WHERE tag = ? AND task_run_id IN (
        SELECT task_run_id FROM concurrency_slots WHERE tag = ? AND process_id LIKE '${LEASE}%' LIMIT ?)`,
      tag,
      tag,
      slots,
    );
  }
}

function setCounts(db: Db, limit: Limit, activeSlots: number, deniedSlots: number): void {
  if (isOfTag(limit)) {
    db.run(
      "UPDATE concurrency_limits SET denied_slots = ?, updated = ? WHERE tag = ?",
      deniedSlots,
      db.now,
      tagOf(limit),
    );
    return;
  }
  // what has decayed in part stays: the time of the last whole slot is kept
  const rest = limit.decayPerSecond > 0 && limit.activeSlots > 0 ? decayedRest(limit, db.now) : 0;
  db.run(
    "UPDATE global_limits SET active_slots = ?, denied_slots = ?, updated = ? WHERE id = ?",
    activeSlots,
    deniedSlots,
    instantOf(msOf(db.now) - rest * 1000),
    limit.id,
  );
}

/** Seconds since the last slot that has decayed whole. */
function decayedRest({ decayPerSecond, updated }: Limit, now: string): number {
  const passed = Math.max(0, secondsBetween(updated, now));
  return passed - Math.floor(passed * decayPerSecond) / decayPerSecond;
}

function limitOf(row: SqlRow, now: string): Limit {
  const name = text(row, "name");
  const created = maybe(row, "created") ?? "1970-01-01T00:00:00.000000Z";
  const updated = maybe(row, "updated") ?? created;
  const decay = count(row, "slot_decay_per_second");
  const passed = Math.max(0, secondsBetween(updated, now));
  return {
    id: maybe(row, "id") ?? uuidFrom(name, TAG_IDS),
    name,
    created,
    updated,
    limit: count(row, "slots"),
    active: flag(row, "active"),
    activeSlots: Math.max(
      0,
      count(row, "active_slots") - (name.startsWith(TAG) ? 0 : Math.floor(decay * passed)),
    ),
    deniedSlots: Math.max(0, count(row, "denied_slots") - Math.floor((decay || 1) * passed)),
    decayPerSecond: decay,
    occupancySeconds: count(row, "avg_slot_occupancy_seconds"),
  };
}

function isOfTag(limit: Limit): boolean {
  return limit.name.startsWith(TAG);
}

function tagOf(limit: Limit): string {
  return limit.name.slice(TAG.length);
}

function withoutUndefined(fields: LimitFields): Partial<Limit> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

import { count, json, maybe, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import { giveSlots, takeSlots, type Limit } from "./limits.js";

export interface LeaseHolder {
  readonly type: string;
  readonly id: string;
}

export interface Lease {
  readonly id: string;
  readonly names: readonly string[];
  readonly slots: number;
  readonly created: string;
  readonly expires: string;
  readonly holder: LeaseHolder | null;
}

/** Takes slots for so many seconds; whoever holds them renews the lease or gives it back. */
export function takeLease(
  db: Db,
  names: readonly string[],
  slots: number,
  seconds: number,
  holder: LeaseHolder | null,
): { readonly lease: Lease; readonly limits: readonly Limit[] } | { readonly full: Limit } {
  const id = newId();
  const outcome = takeSlots(db, names, slots, { leaseId: id, runId: holder?.id ?? null });
  if ("full" in outcome) return outcome;
  const lease: Lease = {
    id,
    names: outcome.taken.map((limit) => limit.name),
    slots,
    created: db.now,
    expires: later(db.now, seconds),
    holder,
  };
  db.run(
    "INSERT INTO leases (id, created, expires, names, slots, holder) VALUES (?, ?, ?, ?, ?, ?)",
    id,
    lease.created,
    lease.expires,
    JSON.stringify(lease.names),
    slots,
    holder === null ? null : JSON.stringify(holder),
  );
  return { lease, limits: outcome.taken };
}

export function leaseById(db: Db, id: string): Lease | null {
  const row = db.get("SELECT * FROM leases WHERE id = ?", id);
  if (row === null) return null;
  return {
    id: text(row, "id"),
    names: json<readonly string[]>(row, "names", []),
    slots: count(row, "slots"),
    created: text(row, "created"),
    expires: text(row, "expires"),
    holder: maybe(row, "holder") === null ? null : json<LeaseHolder | null>(row, "holder", null),
  };
}

/** False where the lease is gone. */
export function renewLease(db: Db, id: string, seconds: number): boolean {
  return db.run("UPDATE leases SET expires = ? WHERE id = ?", later(db.now, seconds), id) > 0;
}

/** Gives a lease's slots back; false where it is gone. */
export function giveLease(db: Db, id: string): boolean {
  const lease = leaseById(db, id);
  if (lease === null) return false;
  const held = (msOf(db.now) - msOf(lease.created)) / 1000;
  giveSlots(db, lease.names, lease.slots, { leaseId: id }, held * lease.slots);
  db.run("DELETE FROM leases WHERE id = ?", id);
  return true;
}

/** Takes back what nobody has renewed. */
export function giveExpired(db: Db): number {
  const rows = db.all("SELECT id FROM leases WHERE expires < ? LIMIT 1000", db.now);
  for (const row of rows) giveLease(db, text(row, "id"));
  return rows.length;
}

/** The leases that a run holds under a limit's name. */
export function leasesOfRun(db: Db, runId: string): readonly string[] {
  return db
    .all("SELECT id FROM leases WHERE json_extract(holder, '$.id') = ?", runId)
    .map((row) => text(row, "id"));
}

function later(now: string, seconds: number): string {
  return instantOf(msOf(now) + seconds * 1000);
}

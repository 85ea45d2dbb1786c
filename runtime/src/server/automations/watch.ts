import { text } from "../data/columns.js";
import type { Data, Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import { eventOf } from "../events/query.js";
import type { Event } from "../events/event.js";
import { act } from "./act.js";
import { forgetCauses } from "./causes.js";
import { sweepBuckets } from "./buckets.js";
import { evaluateEvent, evaluateTime } from "./evaluate.js";
import { enabledAutomations, type Kept } from "./rows.js";
import { covers, eventTriggers } from "./trigger.js";

/** Seconds that what was counted in a time that is over is kept for events that come late. */
const SWEEP_SECONDS = 60;
const MOST = 500;
const OF_AUTOMATIONS = "prefect.automation.";
/** In the table of settings: the place of the last event that automations have seen. */
const SEEN = "automations_seen";

/**
 * Evaluates automations: for each event that is kept, in order, and as time goes on.
 *
 * 1. What an event counts for, what is done because of it, and that it has been seen are one transaction: whatever ends the process,
 *    it counts once. Several servers over one store share the work so.
 * 2. An automation is not set off by what is told of itself, and by what is told of others only where its trigger names that.
 * 3. Automations that set each other off end: `loops.ts`.
 */
export class AutomationWatch {
  readonly #data: Data;
  readonly #url: string;
  readonly #report: (error: unknown, doing: string) => void;
  readonly #dueAt = new Map<string, string>();

  constructor(data: Data, url: string, report: (error: unknown, doing: string) => void) {
    this.#data = data;
    this.#url = url;
    this.#report = report;
  }

  /** Evaluates what has happened since it was last called. Gives whether there was any of interest. */
  async look(): Promise<boolean> {
    let isAny = false;
    for (;;) {
      const news = await this.#data.read((db) => this.#news(db));
      if (news === null) return isAny;
      isAny ||= news.events.length > 0;
      for (const { place, event } of news.events)
        await this.#see(place, event).catch(async (error: unknown) => {
          this.#report(error, `the automations that event ${event.id} sets off`);
          // seen all the same, or nothing would ever come after it
          await this.#data.write((db) => see(db, place));
        });
      await this.#data.write((db) => see(db, news.end));
    }
  }

  /** Evaluates what time alone makes happen. */
  async tick(): Promise<void> {
    const isAny = await this.#data.read((db) => enabledAutomations(db).length > 0);
    if (!isAny) return;
    await this.#data.write((db) => {
      for (const automation of enabledAutomations(db))
        evaluateTime(db, this.#evaluated(db, automation), this.#dueAt);
      sweepBuckets(db, instantOf(msOf(db.now) - SWEEP_SECONDS * 1000));
      forgetCauses(db);
    });
  }

  /** The next events, those of them that any automation is interested in, and the place up to which they are; null for none. */
  #news(db: Db): { readonly events: readonly Placed[]; readonly end: number } | null {
    const from = seenIn(db);
    const end = lastPlace(db);
    if (end <= from) return null;
    const automations = enabledAutomations(db);
    if (automations.length === 0) return null;
    const rows = db.all(
      "SELECT rowid AS place, * FROM events WHERE rowid > ? ORDER BY rowid LIMIT ?",
      from,
      MOST,
    );
    const events = rows
      .map((row) => ({ place: Number(row["place"]), event: eventOf(row) }))
      .filter(({ event }) => automations.some((automation) => isInterested(automation, event)));
    return { events, end: rows.length < MOST ? end : Number(rows.at(-1)?.["place"] ?? end) };
  }

  async #see(place: number, event: Event): Promise<void> {
    await this.#data.write((db) => {
      if (seenIn(db) >= place) return;
      for (const automation of enabledAutomations(db))
        if (isInterested(automation, event)) evaluateEvent(db, this.#evaluated(db, automation), event);
      see(db, place);
    });
  }

  #evaluated(db: Db, automation: Kept) {
    const { id, trigger } = automation;
    return {
      id,
      trigger,
      act: (firing: Parameters<typeof act>[2]) => act(db, automation, firing, this.#url),
    };
  }
}

interface Placed {
  readonly place: number;
  readonly event: Event;
}

/** Events from before automations were there are not theirs. */
export function seeAll(db: Db): void {
  if (enabledAutomations(db).length === 0) see(db, lastPlace(db));
}

function isInterested({ id, trigger }: Kept, event: Event): boolean {
  if (event.resource["prefect.resource.id"] === `prefect.automation.${id}`) return false;
  const isOfOthers = event.event.startsWith(OF_AUTOMATIONS);
  for (const { trigger: one } of eventTriggers(trigger)) {
    const isNamed =
      !isOfOthers || [...one.expect, ...one.after].some((name) => name.startsWith(OF_AUTOMATIONS));
    if (isNamed && covers(one, event)) return true;
  }
  return false;
}

function seenIn(db: Db): number {
  const row = db.get("SELECT value FROM settings WHERE key = ?", SEEN);
  return row === null ? 0 : Number(text(row, "value"));
}

function see(db: Db, place: number): void {
  if (place <= seenIn(db)) return;
  db.run("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", SEEN, String(place));
}

function lastPlace(db: Db): number {
  return Number(db.get("SELECT max(rowid) AS place FROM events")?.["place"] ?? 0);
}

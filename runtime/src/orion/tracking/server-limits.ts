import { ApiError } from "../api-error.js";
import type { OrionClient } from "../client/index.js";
import { read } from "../read.js";
import type { ConcurrencyLimit } from "../../store/index.js";

/** The server takes the slots of a holder back that has not renewed its lease for so long; it takes no shorter ones. */
const LEASE_SECONDS = 60;
const RENEW_MS = 40_000;
/** How long it is taken for known that no limit concerns some tags. */
const UNLIMITED_MS = 10_000;
const SHORTEST_WAIT_MS = 250;
/** A server of Prefect's names up to half a minute, however soon a slot will be free. */
const LONGEST_WAIT_MS = 3000;
/** For how long a server may answer nothing but that it is busy, before it is as good as away. */
const BUSY_MS = 30_000;
const PATH = "v2/concurrency_limits";
const LOCKED = 423;
const NOT_AT_ALL = 422;

export interface ServerLimits {
  /** Takes a slot of each tag's limit at the server, all or none: a limit that is full, or null where they are taken. */
  take(tags: readonly string[], taskRunId: string): Promise<ConcurrencyLimit | null>;
  release(taskRunId: string): Promise<void>;
  /** Gives back all that is held. */
  close(): Promise<void>;
}

interface Held {
  /** Null where the server is too old to know leases. */
  readonly lease: string | null;
  readonly names: readonly string[];
  readonly since: number;
}

/**
 * The concurrency limits by tag that a server has, for task runs of ours. While it is away, task runs with tags wait for it, but
 * no longer than `waitMs`, after which `take` rejects; with `null` they begin without its slots, at once where nothing answers.
 */
export function serverLimits(
  client: OrionClient,
  { waitMs }: { readonly waitMs: number | null },
): ServerLimits {
  const held = new Map<string, Held>();
  /** By tags: until when nothing is asked for them, and what they came to. */
  const known = new Map<string, { readonly until: number; readonly full: ConcurrencyLimit | null }>();
  const asking = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let knowsLeases = true;
  let awaySince: number | null = null;

  async function increment(names: readonly string[], taskRunId: string): Promise<Held | null> {
    const asked = { names, slots: 1, mode: "concurrency" };
    const since = Date.now();
    if (knowsLeases) {
      try {
        const holder = { type: "task_run", id: taskRunId };
        const body = { ...asked, lease_duration: LEASE_SECONDS, holder };
        const answer = await client.call("POST", `${PATH}/increment-with-lease`, body, { retries: 0 });
        const taken = namesOf(read.fields(answer)["limits"]);
        return taken.length === 0 ? null : { lease: read.text(answer, "lease_id"), names: taken, since };
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== "api-not-found") throw error;
        knowsLeases = false;
      }
    }
    const taken = namesOf(await client.call("POST", `${PATH}/increment`, asked, { retries: 0 }));
    return taken.length === 0 ? null : { lease: null, names: taken, since };
  }

  async function give({ lease, names, since }: Held): Promise<void> {
    const [path, body] =
      lease === null
        ? ["decrement", { names, slots: 1, occupancy_seconds: Math.max(0.001, (Date.now() - since) / 1000) }]
        : ["decrement-with-lease", { lease_id: lease }];
    // what it does not hear of now it takes back when the lease is over
    await client.call("POST", `${PATH}/${path}`, body).catch(() => undefined);
  }

  function renewAll(): void {
    for (const { lease } of held.values())
      if (lease !== null)
        void client
          .call("POST", `${PATH}/leases/${lease}/renew`, { lease_duration: LEASE_SECONDS })
          .catch(() => undefined);
  }

  /** The one of some tags whose limit is 0; null where there is none. */
  async function closedOf(tags: readonly string[]): Promise<ConcurrencyLimit | null> {
    for (const tag of tags) {
      const path = `${PATH}/tag:${encodeURIComponent(tag)}`;
      const limit = await client.call("GET", path).catch(() => null);
      if (limit !== null && read.number(limit, "limit") === 0) return { tag, slots: 0, taken: 0 };
    }
    return null;
  }

  return {
    async take(tags, taskRunId) {
      if (tags.length === 0 || held.has(taskRunId)) return null;
      const key = JSON.stringify(tags.toSorted());
      const before = known.get(key);
      if (before !== undefined && Date.now() < before.until) return before.full;
      const busy: ConcurrencyLimit = { tag: tags.join(", "), slots: 1, taken: 1 };
      // of those that wait for the same, one asks
      if (asking.has(key)) return busy;
      asking.add(key);
      const waitFor = (seconds: number): ConcurrencyLimit => {
        const wait = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, seconds * 1000));
        known.set(key, { until: Date.now() + wait, full: busy });
        return busy;
      };
      try {
        const taken = await increment(
          tags.map((tag) => `tag:${tag}`),
          taskRunId,
        );
        awaySince = null;
        if (taken === null) known.set(key, { until: Date.now() + UNLIMITED_MS, full: null });
        else {
          known.delete(key);
          held.set(taskRunId, taken);
          timer ??= setInterval(renewAll, RENEW_MS).unref();
        }
        return null;
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const isFull = error.status === LOCKED || error.status === NOT_AT_ALL;
        if (isFull) {
          awaySince = null;
          const closed = before === undefined ? await closedOf(tags) : null;
          return closed ?? waitFor(error.retryAfterSeconds ?? 1);
        }
        if (error.isPassing) {
          awaySince ??= Date.now();
          // a server that answers, if only that it is busy, is not away
          const patience = waitMs ?? (error.status === null ? 0 : BUSY_MS);
          if (Date.now() - awaySince < patience) return waitFor(1);
          if (waitMs === null) return null;
          throw error;
        }
        // a server that has no such limits
        if (error.code === "api-not-found") return null;
        throw error;
      } finally {
        asking.delete(key);
      }
    },
    async release(taskRunId) {
      const slots = held.get(taskRunId);
      if (slots === undefined) return;
      held.delete(taskRunId);
      await give(slots);
      // who waits here for the same need not wait for the time that the server has named
      const names = new Set(slots.names);
      for (const [key, { full }] of known) {
        const tags = JSON.parse(key) as readonly string[];
        if (full !== null && tags.some((tag) => names.has(`tag:${tag}`))) known.delete(key);
      }
    },
    async close() {
      if (timer !== null) clearInterval(timer);
      const all = [...held.values()];
      held.clear();
      await Promise.all(all.map(give));
    },
  };
}

function namesOf(limits: unknown): readonly string[] {
  return read.list(limits).map((limit) => read.text(limit, "name"));
}

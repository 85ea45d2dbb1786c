import type { Data, Db } from "../data/db.js";
import { cancelChildren, endCancelling, failPaused, forgetEvents, freeLeases, markLate } from "./cleanup.js";
import { every } from "./every.js";
import type { ChangeFollower } from "./follow-changes.js";
import { Scheduler } from "./schedule.js";

export interface ServiceOptions {
  readonly data: Data;
  readonly follower: ChangeFollower;
  readonly report: (error: unknown, doing: string) => void;
  /** False: only other processes' changes are noticed. */
  readonly all: boolean;
}

/** What the server does by itself: how often, and what. */
const CHORES: readonly { readonly name: string; readonly ms: number; readonly act: (db: Db) => void }[] = [
  { name: "late runs", ms: 5000, act: markLate },
  { name: "runs that are cancelling", ms: 5000, act: endCancelling },
  { name: "children of cancelled runs", ms: 5000, act: cancelChildren },
  { name: "paused runs", ms: 5000, act: failPaused },
  { name: "leases", ms: 5000, act: freeLeases },
  { name: "old events", ms: 60_000, act: forgetEvents },
];

/** Begins what the server does by itself. Gives what ends it. */
export function startServices({ data, follower, report, all }: ServiceOptions): () => Promise<void> {
  const stops = [
    every(
      250,
      () => follower.look(),
      (error) => report(error, "other processes' changes"),
    ),
  ];
  if (all) {
    const scheduler = new Scheduler(data, report);
    stops.push(
      every(
        1000,
        () => scheduler.look(),
        (error) => report(error, "the scheduler"),
      ),
      ...CHORES.map(({ name, ms, act }) =>
        every(
          ms,
          () => data.write(act),
          (error) => report(error, name),
        ),
      ),
    );
  }
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

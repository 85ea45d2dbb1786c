import { AutomationWatch } from "../automations/watch.js";
import { makeCalls } from "../automations/calls/make-calls.js";
import type { SecretBox } from "../blocks/secret-box.js";
import type { EventBus } from "../events/bus.js";
import type { Data, Db } from "../data/db.js";
import { cancelChildren, endCancelling, failPaused, forgetEvents, freeLeases, markLate } from "./cleanup.js";
import { every } from "./every.js";
import type { ChangeFollower } from "./follow-changes.js";
import { Scheduler } from "./schedule.js";
import { tellStatuses } from "./tell-statuses.js";
import { soon } from "./soon.js";

export interface ServiceOptions {
  readonly data: Data;
  readonly follower: ChangeFollower;
  readonly bus: EventBus;
  readonly secrets: SecretBox;
  /** Where the server is reached. */
  readonly url: string;
  readonly report: (error: unknown, doing: string) => void;
  /** False: only other processes' changes are noticed. */
  readonly all: boolean;
}

/** How often time alone is looked at, as Prefect's server does. */
const TICK_MS = 5000;

/** How long a pool, queue or deployment may have been ready before that is told. */
const STATUS_MS = 2000;

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
export function startServices(options: ServiceOptions): () => Promise<void> {
  const { data, follower, report, all } = options;
  const stops = [
    every(
      250,
      () => follower.look(),
      (error) => report(error, "other processes' changes"),
    ),
  ];
  if (all) {
    stops.push(...startAutomations(options));
    const scheduler = new Scheduler(data, report);
    stops.push(
      every(
        1000,
        () => scheduler.look(),
        (error) => report(error, "the scheduler"),
      ),
      every(
        STATUS_MS,
        () => tellStatuses(data),
        (error) => report(error, "statuses"),
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

/** Events are seen as soon as they are kept; those that others have kept, and the time, every few seconds. */
function startAutomations({
  data,
  bus,
  secrets,
  url,
  report,
}: ServiceOptions): readonly (() => Promise<void>)[] {
  const watch = new AutomationWatch(data, url, report);
  const failed = (error: unknown): void => report(error, "automations");
  const call = soon(() => makeCalls(data, secrets), failed);
  const look = soon(async () => {
    if (await watch.look()) call.begin();
  }, failed);
  const deaf = bus.listen(() => look.begin());
  look.begin();
  return [
    every(
      TICK_MS,
      async () => {
        look.begin();
        call.begin();
        await watch.tick();
      },
      failed,
    ),
    async () => {
      deaf();
      await Promise.all([look.stop(), call.stop()]);
    },
  ];
}

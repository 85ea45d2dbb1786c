import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { evaluateEvent, evaluateTime } from "../../../src/server/automations/evaluate.js";
import { readAutomation } from "../../../src/server/automations/read.js";
import { sweepBuckets } from "../../../src/server/automations/buckets.js";
import type { Firing } from "../../../src/server/automations/trigger.js";
import { openData } from "../../../src/server/data/db.js";
import { instantOf } from "../../../src/server/data/instant.js";
import { Checker } from "../../../src/server/http/check.js";
import { openConnection } from "../../../src/store/sqlite/index.js";
import { describeWithPrefect, emptyDatabase, PREFECT } from "../orion/support/prefect.js";

/** Seconds from the case's beginning; without a name, time alone is looked at. */
interface Step {
  readonly at: number;
  readonly name?: string;
  readonly resource?: string;
}

interface Case {
  readonly trigger: Readonly<Record<string, unknown>>;
  readonly steps: readonly Step[];
}

interface Fired {
  readonly event: number | null;
  readonly labels: Readonly<Record<string, string>>;
}

/** How many cases are drawn, and from which seed: `NBFLOW_TRIGGER_CASES=SEED:COUNT`. */
const [seed = 20, count = 60] = (process.env["NBFLOW_TRIGGER_CASES"] ?? "20:60").split(":").map(Number);
const START = Date.UTC(2026, 0, 1);
const NAMES = ["a", "b", "ab.c"];
const PATTERNS = ["a", "b", "ab.*", "?", "[!a]"];
const some = (names: readonly string[], minLength = 0) => fc.subarray([...names], { minLength });
const EACH = "prefect.resource.id";

const reactive = fc.record({
  type: fc.constant("event"),
  posture: fc.constant("Reactive"),
  expect: some(PATTERNS),
  after: some(NAMES),
  for_each: some([EACH]),
  match: fc.constantFrom<object>({}, {}, { [EACH]: "r.1" }, { [EACH]: ["r.*", "x"] }, { [EACH]: "!r.1" }),
  threshold: fc.integer({ min: 1, max: 3 }),
  within: fc.constantFrom(0, 2, 5),
});
const proactive = fc
  .record({
    type: fc.constant("event"),
    posture: fc.constant("Proactive"),
    expect: some(PATTERNS, 1),
    after: some(NAMES),
    for_each: some([EACH]),
    threshold: fc.integer({ min: 1, max: 2 }),
    within: fc.constantFrom(0, 10, 15),
  })
  // the real one fires these also where what must come first has not come
  .filter(({ after, for_each }) => after.length === 0 || for_each.length > 0);
const children = fc.array(reactive, { minLength: 2, maxLength: 3 });
/** Those that one event fires together have no order. */
const ordered = fc
  .tuple(fc.shuffledSubarray(NAMES, { minLength: 2 }), fc.array(reactive, { minLength: 3, maxLength: 3 }))
  .map(([names, triggers]) =>
    names.map((name, index) => ({ ...triggers[index], expect: [name], after: [] })),
  );
const composite = fc.oneof(
  fc.record({
    type: fc.constant("compound"),
    require: fc.constantFrom<unknown>("any", "all", 2),
    within: fc.constantFrom(null, 3),
    triggers: children,
  }),
  fc.record({ type: fc.constant("sequence"), within: fc.constantFrom(null, 3), triggers: ordered }),
);
const named = { name: fc.constantFrom(...NAMES), resource: fc.constantFrom("r.1", "r.2") };
/** One after the other; `after` are the seconds since the one before, and some come late. */
const events = (after: fc.Arbitrary<number>) =>
  fc.array(fc.record({ after, ...named }), { minLength: 3, maxLength: 10 }).map(placed);
const ticks = fc
  .array(
    fc.oneof(
      fc.record({ after: fc.constantFrom(1, 4), ...named }),
      fc.record({ after: fc.constantFrom(2, 5, 5) }),
    ),
    { minLength: 6, maxLength: 14 },
  )
  .map(placed);
const cases = fc.oneof(
  fc.record({ trigger: reactive, steps: events(fc.constantFrom(0.1, 1, 2, 3, 6, -1)) }),
  fc.record({ trigger: composite, steps: events(fc.constantFrom(0.1, 1, 2, 4)) }),
  fc.record({ trigger: proactive, steps: ticks }),
);

function placed(steps: readonly { readonly after: number; readonly name?: string }[]): readonly Step[] {
  let at = 0;
  return steps.map(({ after, ...rest }) => ({ at: (at = Math.round((at + after) * 10) / 10), ...rest }));
}

/** What a trigger fires for by our evaluation, at the times of the case. */
async function ours(given: Case): Promise<readonly Fired[]> {
  const home = await mkdtemp(join(tmpdir(), "nbflow-triggers-"));
  const connection = await openConnection({ home });
  try {
    let now = START;
    const data = openData(
      connection,
      () => undefined,
      () => now,
    );
    const fired: Fired[] = [];
    const act = ({ triggering_event: event, triggering_labels: labels }: Firing): void =>
      void fired.push({ event: event === null ? null : Number(event.payload["index"]), labels });
    const dueAt = new Map<string, string>();
    const { trigger } = await data.write((db) => {
      const body = { trigger: given.trigger, actions: [{ type: "do-nothing" }] };
      return readAutomation(db, structuredClone(body), new Checker());
    });

    for (const [index, { at, name, resource = "" }] of given.steps.entries()) {
      const moment = START + at * 1000;
      now = Math.max(now, moment);
      await data.write((db) => {
        if (name === undefined) {
          evaluateTime(db, { id: "case", trigger, act }, dueAt);
          return sweepBuckets(db, instantOf(now - 60_000));
        }
        evaluateEvent(
          db,
          { id: "case", trigger, act },
          {
            id: String(index),
            occurred: instantOf(moment),
            received: db.now,
            event: name,
            resource: { [EACH]: resource },
            related: [],
            payload: { index },
            follows: null,
          },
        );
      });
    }
    return fired;
  } finally {
    await connection.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** The same by the code of the real server. */
async function theirs(given: readonly Case[]): Promise<readonly (readonly Fired[])[]> {
  const home = await mkdtemp(join(tmpdir(), "nbflow-prefect-triggers-"));
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  await copyFile(await emptyDatabase(), join(home, "prefect.db"));
  const script = fileURLToPath(new URL("support/prefect_triggers.py", import.meta.url));
  const env = { ...process.env, PREFECT_HOME: home, PREFECT_LOGGING_LEVEL: "ERROR", DO_NOT_TRACK: "1" };
  return new Promise((resolve, reject) => {
    const child = execFile(PREFECT, [script], { env, maxBuffer: 1 << 26 }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout) as Fired[][]);
      else reject(error);
    });
    child.stdin?.end(JSON.stringify(given));
  });
}

describeWithPrefect("triggers of automations", () => {
  test(`fire when those of the real server do, for the same event (${count} cases, seed ${seed})`, async () => {
    const drawn: readonly Case[] = fc.sample(cases, { seed, numRuns: count });
    const real = await theirs(drawn);
    let firings = 0;
    const others: object[] = [];
    for (const [index, each] of drawn.entries()) {
      const own = await ours(each);
      if (!isDeepStrictEqual(own, real[index])) others.push({ ...each, own, real: real[index] });
      firings += own.length;
    }

    expect(others).toEqual([]);
    // the cases say something
    expect(firings).toBeGreaterThan(count / 4);
  }, 500_000);

  test("that wait for something to come first do not fire before it, unlike the real server's", async () => {
    const trigger = { type: "event", posture: "Proactive", after: ["a"], expect: ["b"], within: 10 };
    const waits = [{ at: 0 }, { at: 5 }, { at: 12 }, { at: 25 }];
    expect(await ours({ trigger, steps: waits })).toEqual([]);
    const first = [{ at: 26, name: "a", resource: "r.1" }, { at: 30 }, { at: 37 }, { at: 60 }];
    expect(await ours({ trigger, steps: [...waits, ...first] })).toEqual([{ event: 4, labels: {} }]);
  });
});

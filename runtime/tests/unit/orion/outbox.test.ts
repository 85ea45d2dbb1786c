import { appendFileSync, existsSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ApiError, outboxFolder } from "../../../src/orion/index.js";
import { Journal, leftovers, Sender, sendLeftover, type Operation } from "../../../src/orion/outbox/index.js";
import { stepsOf } from "../../../src/orion/outbox/steps.js";
import { DistinctTimes } from "../../../src/orion/tracking/distinct-times.js";
import type { Wire } from "../../../src/orion/wire/index.js";
import { thisProcess } from "../../../src/platform/index.js";
import { makeState } from "../../../src/state/index.js";
import { newFlowRun, newTaskRun, noon } from "../support/records.js";
import { temporaryFolder } from "../support/world.js";

const head = { journal: 1, url: "http://a/api", process: thisProcess(), assigned: [] } as const;

const flowRun = (id: string): Operation => ({ op: "flow-run", run: newFlowRun({ id }), parent: null });
const flowState = (id: string, name: string): Operation => ({
  op: "flow-run-state",
  id,
  state: makeState("RUNNING", noon, { message: name }),
});
const task = (flowRunId: string, name: string): Operation => ({
  op: "task-run",
  run: newTaskRun(flowRunId, { name }),
});
const log = (message: string): Operation => ({
  op: "log",
  lines: [
    {
      id: message,
      name: "stdout",
      level: 20,
      message,
      timestamp: noon.toISOString(),
      flowRunId: "f",
      taskRunId: null,
    },
  ],
});

/** A server in memory: what it was told, in order. `refuse` may throw for a call. */
function tellingWire(refuse: (call: string) => void = () => undefined): Wire & { readonly told: string[] } {
  const told: string[] = [];
  const tell = async (call: string): Promise<void> => {
    refuse(call);
    told.push(call);
  };
  return {
    told,
    hasOurFlowRun: () => Promise.resolve(false),
    createFlowRun: async ({ run }) => {
      await tell(`run ${run.id}`);
      return `server-${run.id}`;
    },
    recordFlowRunState: (id, state) => tell(`state ${id} ${state.message ?? ""}`),
    renameFlowRun: (id, name) => tell(`name ${id} ${name}`),
    recordTaskRuns: (runs, idOf) =>
      tell(`tasks ${runs.map((run) => `${run.name}@${idOf(run.flowRunId)}`).join(" ")}`),
    missingTaskRuns: async () => [],
    log: (lines, _idOf, again) =>
      tell(`log${again ? " again" : ""} ${lines.map((line) => line.message).join(" ")}`),
    saveArtifact: (artifact) => tell(`artifact ${artifact.key ?? ""}`),
  };
}

test("what is sent is in order, and put together where that changes nothing", async () => {
  const journal = Journal.create(temporaryFolder(), head);
  const wire = tellingWire();
  const sender = new Sender(journal, head, wire);
  await Promise.all(
    [
      flowRun("f"),
      flowState("f", "begins"),
      task("f", "a"),
      log("1"),
      task("f", "b"),
      log("2"),
      flowState("f", "ends"),
    ].map((operation) => journal.add(operation)),
  );
  expect(await sender.sent(10_000)).toBe(true);
  await sender.stop();
  expect(wire.told).toEqual([
    "run f",
    "state server-f begins",
    "tasks a@server-f b@server-f",
    "log 1 2",
    "state server-f ends",
  ]);
});

test("what a server refuses is told, and the rest is sent", async () => {
  const journal = Journal.create(temporaryFolder(), head);
  const wire = tellingWire((call) => {
    if (call.includes("odd")) throw new ApiError("api-refused", "It has no place for odd.", { status: 422 });
  });
  const sender = new Sender(journal, head, wire);
  await Promise.all(
    [flowRun("f"), log("1"), log("odd"), log("3"), flowState("f", "ends")].map((each) => journal.add(each)),
  );
  expect(await sender.sent(10_000)).toBe(true);
  await sender.stop();
  expect(wire.told).toEqual(["run f", "log 1", "log 3", "state server-f ends"]);
  expect(sender.refused).toEqual(["It has no place for odd."]);
});

test("what may have been sent is looked for before it is sent again", async () => {
  const journal = Journal.create(temporaryFolder(), head);
  let failures = 0;
  const wire = tellingWire((call) => {
    if (call.startsWith("log") && failures++ === 0) throw new ApiError("api-unreachable", "reset");
  });
  const sender = new Sender(journal, head, wire);
  await Promise.all([flowRun("f"), log("1"), flowState("f", "ends")].map((each) => journal.add(each)));
  expect(await sender.sent(10_000)).toBe(true);
  await sender.stop();
  expect(wire.told).toEqual(["run f", "log again 1", "state server-f ends"]);
});

test("a server that reads the same store is told nothing, whatever comes; also by who sends what is left", async () => {
  const folder = outboxFolder(temporaryFolder());
  const gone = { ...head, process: { ...thisProcess(), started: "before" } };
  const journal = Journal.create(folder, gone);
  const wire = { ...tellingWire(), hasOurFlowRun: () => Promise.resolve(true) };
  const sender = new Sender(journal, gone, wire);
  await Promise.all([flowRun("f"), task("f", "a")].map((each) => journal.add(each)));
  expect(await sender.sent(10_000)).toBe(true);
  await sender.stop();
  expect(sender.idOf("f")).toBe("f");
  await Promise.all([log("1"), flowState("f", "ends")].map((each) => journal.add(each)));
  const left = await sendLeftover({ path: journal.path }, wire, 10_000);
  expect(left).toMatchObject({ isSent: true, refused: [] });
  expect(wire.told).toEqual([]);
  expect(readdirSync(folder)).toEqual([]);
});

describe("a process that is killed", () => {
  test("leaves what it was told was kept, without what it was writing; another sends the rest", async () => {
    const folder = outboxFolder(temporaryFolder());
    const gone = { ...head, process: { ...thisProcess(), started: "before" } };
    const journal = Journal.create(folder, gone);
    const first = new Sender(journal, gone, tellingWire());
    await Promise.all([flowRun("f"), log("1")].map((each) => journal.add(each)));
    expect(await first.sent(10_000)).toBe(true);
    await first.stop();
    await journal.add(log("2"));
    appendFileSync(journal.path, '{"op":"log","lines":[');
    expect(leftovers(folder).map(({ url }) => url)).toEqual(["http://a/api"]);
    const wire = tellingWire();
    const sent = await sendLeftover({ path: journal.path }, wire, 10_000);
    expect(sent).toMatchObject({ isSent: true, refused: [] });
    expect(wire.told).toEqual(["log again 2"]);
    expect(existsSync(journal.path)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("is not one that runs: its journal is its own", async () => {
    const folder = outboxFolder(temporaryFolder());
    Journal.create(folder, head);
    expect(leftovers(folder)).toEqual([]);
  });
});

test("an operation of megabytes is read whole", async () => {
  const journal = Journal.create(temporaryFolder(), head);
  const long = "x".repeat(3_000_000);
  await Promise.all([log("before"), log(long), log("after")].map((each) => journal.add(each)));
  const read: Operation[] = [];
  for (let from = journal.begin; from < journal.size;) {
    const { operations } = journal.read(from);
    read.push(...operations.map(({ operation }) => operation));
    from = operations.at(-1)?.end ?? journal.size;
  }
  expect(read).toEqual([log("before"), log(long), log("after")]);
});

test("steps lose nothing, keep the flow runs' order, and end where the operations end", () => {
  const operation = fc
    .constantFrom("flow", "task", "log")
    .chain((kind) =>
      fc
        .nat(5)
        .map((n): Operation =>
          kind === "flow"
            ? flowState("f", String(n))
            : kind === "task"
              ? task("f", String(n))
              : log(String(n)),
        ),
    );
  fc.assert(
    fc.property(fc.array(operation), (operations) => {
      const numbered = operations.map((each, index) => ({ operation: each, end: index + 1 }));
      const steps = stepsOf(numbered);
      const flows = steps.flatMap((step) => (step.kind === "flow" ? step.items : []));
      expect(flows).toEqual(operations.filter(({ op }) => op === "flow-run-state"));
      expect(steps.flatMap(({ items }) => items as readonly unknown[])).toHaveLength(operations.length);
      const ends = steps.flatMap(({ end }) => (end === null ? [] : [end]));
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
      expect(ends.at(-1)).toBe(operations.length === 0 ? undefined : operations.length);
      // what is noted as sent at a flow's step is all that stood before it
      let seen = 0;
      const seenAt = steps.map(({ items, end }) => {
        seen += items.length;
        return end === null ? null : seen;
      });
      expect(seenAt).toEqual(steps.map(({ end }) => end));
    }),
  );
});

test("each state of a task run has a time of its own, never earlier than the one before it", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 1500 }), (steps) => {
      const times = new DistinctTimes();
      let now = noon.getTime();
      let last = "";
      for (const step of steps) {
        now += step;
        const time = times.after("t", new Date(now).toISOString());
        expect(time > last).toBe(true);
        expect(Date.parse(time)).toBeGreaterThanOrEqual(now);
        expect(Date.parse(time) - now).toBeLessThan(2);
        last = time;
      }
    }),
  );
});

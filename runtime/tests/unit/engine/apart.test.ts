import { describe, expect, test } from "vitest";
import { cell, createEngine, flow, python, task } from "../../../src/index.js";
import type { EngineEvent, PlacementOptions } from "../../../src/engine/index.js";
import type { FakeCell } from "../support/fake-python.js";
import { ForkingPython } from "../support/forking-python.js";
import { testStore } from "../support/world.js";

const py = python();
const left = task({ name: "left" }, py.cells({ writes: ["a"], apart: true }, cell(1)`left`));
const right = task({ name: "right" }, py.cells({ writes: ["b"], apart: true }, cell(2)`right`));
const world = task({ name: "world" }, py.cells({}, cell(3)`world`));
const both = task({ name: "both" }, py.cells({ reads: ["a", "b"], writes: ["c"] }, cell(4)`both`));

const halves = flow({ name: "halves" }, () => {
  const a = left();
  const b = right();
  world();
  return { c: both({ a: a.a, b: b.b }).c };
});

const bind =
  (name: string, value: unknown): FakeCell =>
  ({ names, show }) => {
    names.set(name, value);
    show({ output_type: "stream", name: "stdout", text: `${name}\n` });
  };
const cells: Readonly<Record<string, FakeCell>> = {
  left: bind("a", 1),
  right: bind("b", 2),
  world: bind("w", 0),
  both: ({ names }) => void names.set("c", Number(names.get("a")) + Number(names.get("b"))),
};

async function run(placement: PlacementOptions, worker = new ForkingPython(cells)) {
  const events: EngineEvent[] = [];
  const engine = createEngine({
    store: await testStore(),
    startPython: () => worker,
    placement,
    observe: (event) => events.push(event),
  });
  const outcome = await engine.run(halves);
  const done = worker.calls.filter((call) => !/^(?:describe|close)/u.test(call));
  const placed = events.flatMap((event) =>
    event.type === "task-placed"
      ? [`${event.name} ${event.apart ? "apart" : "home"} ${event.why ?? ""}`.trim()]
      : [],
  );
  return { outcome, done, placed, events };
}

const known = (seconds: number, cpu = seconds): PlacementOptions => ({
  workers: 2,
  costs: async () => new Map(["left", "right"].map((source) => [source, { seconds, cpu }])),
});

test("what may run apart does while home runs its own, and is joined before what needs it", async () => {
  const { outcome, done, placed } = await run(known(5));
  expect(outcome.result).toEqual({ c: 3 });
  expect(done.slice(0, 3)).toEqual(["fork", "fork's cell 2", "cell 1"]);
  expect(done.indexOf("join")).toBeLessThan(done.indexOf("cell 4"));
  expect(placed).toContain("right apart");
});

test("nothing is forked before the setup has run", async () => {
  const prepared = python({ setup: [cell(1)`setup`] });
  const one = task({ name: "one" }, prepared.cells({ writes: ["a"], apart: true }, cell(2)`left`));
  const two = task({ name: "two" }, prepared.cells({ writes: ["b"], apart: true }, cell(3)`right`));
  const worker = new ForkingPython({ ...cells, setup: bind("np", 1) });
  const engine = createEngine({
    store: await testStore(),
    startPython: () => worker,
    placement: known(5),
    observe: () => {},
  });
  await engine.run(flow({ name: "prepared" }, () => ({ a: one().a, b: two().b })));
  const ran = worker.calls.filter((call) => /cell|fork/u.test(call));
  expect(ran.slice(0, 4)).toEqual(["cell 1", "fork", "fork's cell 3", "cell 2"]);
});

test("what a fork's cells show is told when it is joined, as if they ran then", async () => {
  const { events } = await run(known(5));
  const ofRight = events.flatMap((event) => ("cell" in event && event.cell === 2 ? [event.type] : []));
  expect(ofRight).toEqual(["cell-started", "cell-output", "cell-ended"]);
});

test.each<[string, PlacementOptions]>([
  ["with one worker", { ...known(5), workers: 1 }],
  ["where it takes no time", known(0.01)],
  ["where its threads use all processors already", known(5, 10)],
])("nothing is forked %s", async (_, placement) => {
  const { outcome, done } = await run(placement);
  expect(outcome.result).toEqual({ c: 3 });
  expect(done).toEqual(["cell 1", "cell 2", "cell 3", "cell 4"]);
});

test("a fork that can't be joined is dropped, and its cells run at home, with the reason told", async () => {
  const worker = new ForkingPython(cells);
  worker.refusals.set("b", "it changed the environment variables");
  const { outcome, done, placed, events } = await run(known(5), worker);
  expect(outcome.result).toEqual({ c: 3 });
  expect(done).not.toContain("join");
  expect(done).toContain("cell 2");
  expect(placed).toContain("right home it changed the environment variables");
  const states = events.flatMap((event) =>
    event.type === "task-run-state" && event.taskRun.name === "right" ? [event.state.type] : [],
  );
  expect(states).toEqual(["PENDING", "RUNNING", "COMPLETED"]);
});

test("an error in a fork is raised at home, where it belongs", async () => {
  let tries = 0;
  const failing: FakeCell = () => {
    tries += 1;
    return { error: { name: "ValueError", value: "no", traceback: [], line: 1 } };
  };
  const { outcome, done } = await run(known(5), new ForkingPython({ ...cells, right: failing }));
  expect(tries).toBe(2);
  expect(done).toContain("cell 2");
  expect(outcome.state.type).toBe("FAILED");
  expect(outcome.state.message).toMatch(/ValueError: no \(cell 2, line 1\)/u);
});

test("where the process can't be forked the run stays in order, with the reason told", async () => {
  const worker = new ForkingPython(cells);
  worker.unforkable = "a file is open";
  const { outcome, done, placed } = await run(known(5), worker);
  expect(outcome.result).toEqual({ c: 3 });
  expect(done).toEqual(["cell 1", "cell 2", "cell 3", "cell 4"]);
  expect(placed).toContain("right home a file is open");
});

test("a cell that fails at home ends the forks of cells after it", async () => {
  const failing: FakeCell = () => ({ error: { name: "ValueError", value: "no", traceback: [], line: 1 } });
  const never: FakeCell = () => new Promise(() => {});
  const { outcome, done } = await run(known(5), new ForkingPython({ ...cells, left: failing, right: never }));
  expect(outcome.state.type).toBe("FAILED");
  expect(done).toContain("discard");
  expect(done).not.toContain("cell 2");
});

describe("where a cell at home fails while one before it runs in a fork", () => {
  const failing =
    (value: string): FakeCell =>
    () => ({ error: { name: "ValueError", value, traceback: [], line: 1 } });

  /** `right` ends only once `world` has run. */
  async function runWith(right: FakeCell) {
    let fail = (): void => {};
    const failed = new Promise<void>((resolve) => {
      fail = resolve;
    });
    const slow: FakeCell = async (request) => {
      await failed;
      return right(request);
    };
    const world: FakeCell = (request) => {
      fail();
      return failing("second")(request);
    };
    return run(known(5), new ForkingPython({ ...cells, right: slow, world }));
  }

  test("that one is joined, and none after the failure runs", async () => {
    const { outcome, done } = await runWith(bind("b", 2));
    expect(done).toEqual(["fork", "fork's cell 2", "cell 1", "cell 3", "join"]);
    expect(outcome.state.message).toContain("ValueError: second (cell 3, line 1)");
  });

  test("it fails at home where it fails too, and is the one that is told first", async () => {
    const { outcome, done } = await runWith(failing("first"));
    expect(done).toEqual(["fork", "fork's cell 2", "cell 1", "cell 3", "discard", "cell 2"]);
    expect(outcome.state.message).toContain("ValueError: first (cell 2, line 1)");
  });
});

test("forced, every task that may run apart does, one after the other", async () => {
  const { outcome, done, placed } = await run({ place: "apart" });
  expect(outcome.result).toEqual({ c: 3 });
  expect(done).toEqual([
    "fork",
    "fork's cell 1",
    "join",
    "fork",
    "fork's cell 2",
    "join",
    "cell 3",
    "cell 4",
  ]);
  expect(placed).toEqual(["left apart", "right apart"]);
});

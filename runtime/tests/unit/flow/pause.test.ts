import { describe, expect, test } from "vitest";
import {
  finalStateOf,
  flow,
  markCrashed,
  pauseFlowRun,
  resumePaused,
  runContext,
  suspendFlowRun,
  task,
} from "../../../src/index.js";
import { makeState } from "../../../src/state/index.js";
import { deferred } from "../support/deferred.js";
import { testWorld } from "../support/world.js";

const input = {
  type: "object",
  properties: { approved: { type: "boolean" }, by: { type: "string", default: "x" } },
};

describe("a flow that pauses", () => {
  test("goes on with what it is resumed with, and its tasks wait meanwhile", async () => {
    const { engine, store, statesOf, events } = await testWorld();
    const slow = deferred<number>();
    const first = task({ name: "first" }, () => slow.promise);
    const second = task({ name: "second" }, (x: number) => x + 1);
    const f = flow({ name: "f" }, async () => {
      const later = second(first());
      const answer = await pauseFlowRun({ input, message: "Is it good?" });
      return { answer, later };
    });
    const running = engine.run(f);
    await expect.poll(() => statesOf("f").at(-1)).toBe("Paused");
    slow.resolve(1);
    await expect.poll(() => statesOf("first").at(-1)).toBe("Completed");
    const [run] = await store.flowRuns();
    if (run === undefined) throw new Error("no run");
    expect(run.state).toMatchObject({ type: "PAUSED", message: "Is it good?" });
    await expect(resumePaused(store, run, { approved: "yes" })).rejects.toMatchObject({
      code: "invalid-parameter",
      message: '`approved` of f must be a boolean, not "yes".',
    });
    await expect(resumePaused(store, run, { aproved: true })).rejects.toMatchObject({
      hint: "Did you mean `approved`?",
    });
    expect(statesOf("second")).not.toContain("Running");
    await resumePaused(store, run, { approved: true });
    expect((await running).result).toEqual({ answer: { approved: true, by: "x" }, later: 2 });
    expect(
      events.filter((event) => event.type === "flow-run-state").map((event) => event.state.name),
    ).toEqual(["Pending", "Running", "Paused", "Completed"]);
    expect((await store.states({ flowRunId: run.id })).map((state) => state.name)).toEqual([
      "Pending",
      "Running",
      "Paused",
      "Running",
      "Completed",
    ]);
  });

  test("fails where no one resumes it in time", async () => {
    const { engine } = await testWorld();
    const outcome = await engine.run(flow({ name: "f" }, () => pauseFlowRun({ timeoutSeconds: 0 })));
    expect(outcome.state).toMatchObject({
      type: "FAILED",
      message: "The flow was paused and never resumed.",
    });
  });

  test("does not pause again where it has been resumed before", async () => {
    const { engine, store, statesOf } = await testWorld();
    let broken = true;
    const f = flow({ name: "f" }, async () => {
      const answer = await pauseFlowRun({ input });
      if (broken) throw new Error("no");
      return answer;
    });
    const running = engine.run(f);
    await expect.poll(() => statesOf("f").at(-1)).toBe("Paused");
    const [run] = await store.flowRuns();
    if (run === undefined) throw new Error("no run");
    await resumePaused(store, run, { approved: false });
    expect((await running).state.type).toBe("FAILED");
    broken = false;
    expect((await engine.resume(f, run.id)).result).toEqual({ approved: false, by: "x" });
  });
});

test("a run is cancelled from another process, by its state in the store", async () => {
  const { engine, store, statesOf } = await testWorld();
  let aborted = false;
  const endless = task({ name: "endless" }, () => {
    runContext().signal.addEventListener("abort", () => (aborted = true));
    return new Promise<never>(() => undefined);
  });
  const running = engine.run(flow({ name: "f" }, () => endless()));
  await expect.poll(() => statesOf("endless").at(-1)).toBe("Running");
  const [run] = await store.flowRuns();
  await store.proposeFlowRunState(run?.id ?? "", makeState("CANCELLING", new Date(), { message: "Enough." }));
  expect((await running).state).toMatchObject({ type: "CANCELLED", message: "Enough." });
  expect(statesOf("endless").at(-1)).toBe("Cancelled");
  expect(aborted).toBe(true);
});

describe("a flow that is suspended", () => {
  const suspending = () => {
    let ran = 0;
    const t = task({ name: "t" }, () => (ran += 1));
    const f = flow({ name: "f", retries: 0 }, async () => {
      const before = t();
      const answer = await suspendFlowRun({ input, message: "Good?" });
      return { answer, before: await before, runCount: runContext().flowRun.runCount };
    });
    return { f, ran: () => ran };
  };

  test("ends with what was called before, and goes on later with what it is resumed with", async () => {
    const { engine, store, statesOf } = await testWorld();
    const { f, ran } = suspending();
    const outcome = await engine.run(f);
    expect(outcome).toMatchObject({ state: { type: "PAUSED", name: "Suspended", message: "Good?" } });
    expect(outcome.error).toMatchObject({ code: "suspended" });
    expect(statesOf("t")).toEqual(["Pending", "Running", "Completed"]);
    // its process is gone, and it is no less suspended
    expect(await markCrashed(store)).toEqual([]);
    await resumePaused(store, outcome.flowRun, { approved: true });
    expect(await markCrashed(store)).toEqual([]);
    const resumed = await engine.resume(f, outcome.flowRun.id);
    expect(resumed.result).toEqual({ answer: { approved: true, by: "x" }, before: 1, runCount: 1 });
    expect(ran()).toBe(1);
    const names = (await store.states({ flowRunId: outcome.flowRun.id })).map(({ name }) => name);
    expect(names.filter((name) => name !== "Resuming")).toEqual([
      "Pending",
      "Running",
      "Suspended",
      "Running",
      "Completed",
    ]);
  });

  test("fails where it is resumed too late, and what it was given then does not count", async () => {
    const { engine, store } = await testWorld();
    const { f } = suspending();
    const { flowRun } = await engine.run(f);
    const late = new Date(Date.now() + 3601_000);
    await expect(resumePaused(store, flowRun, { approved: true }, late)).rejects.toThrow("timed out");
    expect((await store.flowRun(flowRun.id))?.state).toMatchObject({
      type: "FAILED",
      message: "The flow was paused and never resumed.",
    });
    expect((await engine.resume(f, flowRun.id)).state.name).toBe("Suspended");
  });

  test("is not suspended inside another flow, nor from a task", async () => {
    const { engine } = await testWorld();
    const inner = flow({ name: "inner" }, async () => void (await suspendFlowRun()));
    const outer = await engine.run(flow({ name: "outer" }, () => inner()));
    expect(outer.state).toMatchObject({ type: "FAILED" });
    expect(outer.state.message).toContain("Cannot suspend subflows");
    const t = task({ name: "t" }, () => suspendFlowRun());
    expect((await engine.run(flow({ name: "f" }, () => t()))).state.message).toContain(
      "suspendFlowRun() is for a flow's own function.",
    );
  });
});

test("a paused run that is cancelled in the store ends, and does not go on", async () => {
  const { engine, store, statesOf } = await testWorld();
  let wentOn = false;
  const f = flow({ name: "f" }, async () => {
    await pauseFlowRun();
    wentOn = true;
  });
  const running = engine.run(f);
  await expect.poll(() => statesOf("f").at(-1)).toBe("Paused");
  const [run] = await store.flowRuns();
  await store.proposeFlowRunState(run?.id ?? "", makeState("CANCELLED", new Date(), { message: "No." }));
  expect((await running).state).toMatchObject({ type: "CANCELLED", message: "No." });
  expect(wentOn).toBe(false);
});

test("a subflow's run is cancelled by its own state in the store, and the flow around it sees that", async () => {
  const { engine, store, statesOf } = await testWorld();
  const endless = task({ name: "endless" }, () => new Promise<never>(() => undefined));
  const inner = flow({ name: "inner" }, () => endless());
  const running = engine.run(flow({ name: "outer" }, async () => (await finalStateOf(inner()))?.name));
  await expect.poll(() => statesOf("endless").at(-1)).toBe("Running");
  const run = (await store.flowRuns({ flowNames: ["inner"] }))[0];
  await store.proposeFlowRunState(run?.id ?? "", makeState("CANCELLING", new Date()));
  expect((await running).result).toBe("Cancelled");
});

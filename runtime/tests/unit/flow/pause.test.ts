import { describe, expect, test } from "vitest";
import { flow, pauseFlowRun, resumePaused, runContext, task } from "../../../src/index.js";
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

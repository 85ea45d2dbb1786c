import { expect, test } from "vitest";
import {
  createImageArtifact,
  createLinkArtifact,
  createMarkdownArtifact,
  createProgressArtifact,
  createTableArtifact,
  flow,
  runContext,
  task,
  updateProgressArtifact,
} from "../../../src/index.js";
import { testWorld } from "../support/world.js";

test("artifacts are kept with the run that makes them, as Prefect has them", async () => {
  const { engine, store } = await testWorld();
  const make = task({ name: "make" }, () => {
    createMarkdownArtifact({ key: "report", markdown: "RMSE **2**", description: "how good" });
    createTableArtifact({ table: [{ a: 1 }, { a: 2 }] });
    createLinkArtifact({ link: "https://example.org", linkText: "there" });
    createImageArtifact({ imageUrl: "https://example.org/a.png" });
    const id = createProgressArtifact({ progress: 0 });
    updateProgressArtifact(id, { progress: 50, description: "half" });
  });
  const { flowRun } = await engine.run(
    flow({ name: "f" }, async () => {
      createMarkdownArtifact({ markdown: "of the flow" });
      await make();
    }),
  );
  const [run] = await store.taskRuns(flowRun.id);
  expect(await store.artifacts({ taskRunId: run?.id ?? "" })).toMatchObject([
    { key: "report", type: "markdown", data: "RMSE **2**", description: "how good" },
    { key: null, type: "table", data: '[{"a":1},{"a":2}]' },
    { type: "markdown", data: "[there](https://example.org)" },
    { type: "image", data: "https://example.org/a.png" },
    { type: "progress", data: 50, description: "half" },
  ]);
  expect(await store.artifacts({ flowRunId: flowRun.id })).toHaveLength(6);
});

test.each([
  [
    "a key",
    () => createMarkdownArtifact({ key: "My report", markdown: "" }),
    "\"My report\" can't be an artifact's key.",
  ],
  [
    "progress",
    () => createProgressArtifact({ progress: 101 }),
    "Progress goes from 0 to 100, and 101 was given.",
  ],
])("%s that can't be is refused", async (_what, make, message) => {
  const { engine } = await testWorld();
  expect((await engine.run(flow({ name: "f" }, () => make()))).state).toMatchObject({
    type: "FAILED",
    message,
  });
});

test("what a run can know of itself has the flow runs around it", async () => {
  const { engine } = await testWorld();
  const inner = flow({ name: "inner" }, () => {
    const { id, rootFlowRunId, parentFlowRunId } = runContext().flowRun;
    return { id, rootFlowRunId, parentFlowRunId };
  });
  const outer = flow({ name: "outer" }, async () => {
    const { id, rootFlowRunId, parentFlowRunId } = runContext().flowRun;
    const below = await inner();
    return [below.parentFlowRunId === id, below.rootFlowRunId === id, rootFlowRunId === id, parentFlowRunId];
  });
  expect((await engine.run(outer)).result).toEqual([true, true, true, null]);
});

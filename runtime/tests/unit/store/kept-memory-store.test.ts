import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeState, STATE_TYPES } from "../../../src/state/index.js";
import { keptMemoryStore, type RunStore } from "../../../src/store/index.js";
import { newFlowRun, newTaskRun, noon } from "../support/records.js";
import { temporaryFolder } from "../support/world.js";

const open = (folder: string): Promise<RunStore> =>
  keptMemoryStore({ location: "a file", file: join(folder, "calls.jsonl"), valuesFolder: folder });

test("what was written to it is there for another process, whatever it was", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...STATE_TYPES), { maxLength: 8 }),
      fc.uint8Array({ maxLength: 20 }),
      fc.constantFrom("taken", "lost", "left"),
      async (types, bytes, how) => {
        const folder = temporaryFolder();
        const first = await open(folder);
        const { id } = await first.createFlowRun(newFlowRun({ deploymentId: "d" }));
        for (const [seconds, type] of types.entries())
          await first.proposeFlowRunState(id, makeState(type, new Date(noon.getTime() + seconds * 1000)));
        const task = newTaskRun(id, { state: makeState("RUNNING", noon) });
        await first.createTaskRun(task);
        const stored = { key: "k", serializer: "clone", bytes } as const;
        const state = makeState("COMPLETED", noon, { data: '"it"' });
        await first.recordTaskRunState({ ...task, state, stored });
        await first.createTaskRun(newTaskRun(id, { taskKey: "running", state: makeState("RUNNING", noon) }));
        await first.setFlowRunInput(id, "pause-1", { by: 3 });
        const run = await first.flowRun(id);
        if (how === "taken") await first.takeFlowRun(id, "p", makeState("PENDING", noon), { force: true });
        if (how === "lost") await first.crashFlowRun(id, run?.processId ?? "", makeState("CRASHED", noon));
        const second = await open(folder);
        const { flowId: _one, ...before } = (await first.flowRun(id)) ?? { flowId: "" };
        const { flowId: _other, ...after } = (await second.flowRun(id)) ?? { flowId: "" };
        expect(after).toEqual(before);
        expect(await second.taskRuns(id)).toEqual(await first.taskRuns(id));
        expect(new Uint8Array((await second.result("k"))?.bytes ?? [])).toEqual(bytes);
        expect(await second.flowRunInput(id, "pause-1")).toEqual({ value: { by: 3 } });
        await Promise.all([first.close(), second.close()]);
      },
    ),
    { numRuns: 60 },
  );
});

test("a line that a killed process has not ended is passed over, and what comes after it counts", async () => {
  const folder = temporaryFolder();
  const file = join(folder, "calls.jsonl");
  const first = await open(folder);
  const { id } = await first.createFlowRun(newFlowRun());
  await first.close();
  appendFileSync(file, '["renameFlowRun",["');
  const second = await open(folder);
  await second.renameFlowRun(id, "again");
  await second.close();
  const third = await open(folder);
  expect((await third.flowRun(id))?.name).toBe("again");
  await third.close();
  writeFileSync(file, readFileSync(file, "utf8").replace(/^.*\n/u, '{"form":0}\n'));
  const other = await open(folder);
  expect(await other.flowRun(id)).toBeNull();
  await other.close();
});

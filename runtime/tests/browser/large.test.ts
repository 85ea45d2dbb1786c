import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { makeState } from "../../src/state/index.js";
import { openSqliteStore } from "../../src/store/index.js";
import { newFlowRun, newTaskRun } from "../unit/support/records.js";
import { axe, screenshot, useDashboard } from "./support/dashboard.js";

const TASKS = 1000;
const LINES = 100_000;
const dashboard = useDashboard();

test("a run of a thousand tasks and a hundred thousand lines is drawn in part, and all of it is to be had", async () => {
  const store = await openSqliteStore({ home: dashboard.home });
  const { id } = await store.createFlowRun(newFlowRun({ name: "long-run" }));
  const start = Date.now() - 3_600_000;
  const at = (seconds: number) => new Date(start + seconds * 1000);
  await store.proposeFlowRunState(id, makeState("RUNNING", at(0)), { force: true });
  const tasks = Array.from({ length: TASKS }, (_, index) =>
    newTaskRun(id, {
      name: `step-${index}`,
      taskKey: `step-${index}`,
      state: makeState("COMPLETED", at(index + 3)),
      startTime: at(index).toISOString(),
      endTime: at(index + 3).toISOString(),
    }),
  );
  for (const [index, task] of tasks.entries()) {
    const before = tasks[Math.floor((index - 1) / 2)];
    const taskInputs =
      before === undefined ? {} : { x: [{ input_type: "task_run" as const, id: before.id }] };
    void store.createTaskRun({ ...task, taskInputs });
    const { name, startTime, endTime, state } = task;
    if (state !== null)
      void store.recordTaskRunState({
        id: task.id,
        flowRunId: id,
        name,
        runCount: 1,
        startTime,
        endTime,
        totalRunTime: 3,
        state: { ...state, id: uuid() },
      });
  }
  for (let from = 0; from < LINES; from += 10_000) {
    await store.log(
      Array.from({ length: 10_000 }, (_, index) => ({
        id: uuid(),
        name: "stdout",
        level: 20,
        message: `line ${from + index}`,
        timestamp: new Date(start + (from + index) * 10).toISOString(),
        flowRunId: id,
        taskRunId: null,
      })),
    );
  }

  const page = await dashboard.open(`/runs/flow-run/${id}`);
  await page.getByText("1,000 of 1,000 tasks completed").waitFor();
  const log = page.getByRole("log");
  await log.getByText(`line ${LINES - 1}`, { exact: true }).waitFor();
  expect(await page.locator(".log-row").count()).toBeLessThan(120);
  expect(await page.locator("[data-node]").count()).toBeLessThan(250);

  await page.locator(".log-lines").hover();
  await page.mouse.wheel(0, -30_000);
  await page.getByText("3,000 lines").waitFor();
  await store.log([
    {
      id: uuid(),
      name: "stderr",
      level: 40,
      message: "the newest",
      timestamp: new Date().toISOString(),
      flowRunId: id,
      taskRunId: null,
    },
  ]);
  await page.getByRole("button", { name: "Follow" }).click();
  await log.getByText("the newest").waitFor();

  await page.getByRole("tab", { name: "Timeline" }).click();
  const rows = page.getByRole("list", { name: "Tasks in the order of their starts" });
  await rows.getByRole("button", { name: /^step-0 /u }).focus();
  await page.keyboard.press("End");
  await page.getByRole("heading", { name: "step-999" }).waitFor();
  await rows.getByRole("button", { name: /^step-999 /u }).waitFor();
  expect(await rows.getByRole("listitem").count()).toBeLessThan(100);
  expect(await axe(page)).toEqual([]);
  await screenshot(page, "run-large");

  await store.proposeFlowRunState(id, makeState("COMPLETED", new Date()));
  await page.locator('[data-run-state="COMPLETED"]').waitFor();
  await store.close();
});

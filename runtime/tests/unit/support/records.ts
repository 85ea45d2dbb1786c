import { v7 as uuid } from "uuid";
import { makeState } from "../../../src/state/index.js";
import type { NewFlowRun } from "../../../src/store/index.js";
import type { TaskRun } from "../../../src/store/index.js";

export const noon = new Date("2026-01-01T12:00:00.000Z");

export function newFlowRun(given: Partial<NewFlowRun> = {}): NewFlowRun {
  return {
    id: uuid(),
    name: "calm-otter-7",
    created: noon.toISOString(),
    tags: ["daily"],
    flowName: "duration-prediction",
    parameters: { path: "data/ü.parquet", alpha: 0.5 },
    parentTaskRunId: null,
    deploymentId: null,
    policy: { retries: 0, retryDelay: [] },
    processId: null,
    context: { script: "flow.ts" },
    ...given,
  };
}

export function newTaskRun(flowRunId: string, given: Partial<TaskRun> = {}): TaskRun {
  const state = makeState("PENDING", noon);
  return {
    id: uuid(),
    name: "train",
    created: noon.toISOString(),
    tags: [],
    state,
    runCount: 0,
    expectedStartTime: state.timestamp,
    startTime: null,
    endTime: null,
    totalRunTime: 0,
    flowRunId,
    taskKey: "train",
    dynamicKey: "0",
    taskInputs: {},
    flowRunRunCount: 1,
    inputKey: "",
    version: "",
    policy: { retries: 2, retryDelay: [1, 10] },
    ...given,
  };
}

import type { Plan } from "@nbflow/converter";
import type { TaskRun } from "../../../../dashboard/src/client/index.js";

/** A plan of tasks that read of others, by their ids; nothing else is in it. */
export function planOf(tasks: Readonly<Record<string, readonly string[]>>, setup?: string): Plan {
  const ids = Object.keys(tasks);
  return {
    version: 1,
    notebook: { name: "n.ipynb", hash: "sha256:0", language: "python", kernel: "python3" },
    flow: { name: "n", title: null },
    cells: [],
    parameters: [],
    tasks: ids.map((id, index) => ({
      id,
      kind: id === setup ? "setup" : "cells",
      title: `Do ${id}`,
      functionName: id,
      constant: id,
      cells: [index + 1],
      reads: (tasks[id] ?? []).map((from) => ({ variable: `of_${from}`, from })),
      writes: [`of_${id}`],
      waitsFor: [],
    })),
    dependencies: [],
    results: [],
    diagnostics: [],
  };
}

export function taskRun(taskKey: string, given: Partial<TaskRun> = {}): TaskRun {
  return {
    id: taskKey,
    name: taskKey,
    state: null,
    tags: [],
    created: "2026-01-01T00:00:00.000Z",
    expectedStartTime: null,
    startTime: null,
    endTime: null,
    totalRunTime: 0,
    runCount: 0,
    flowRunId: "f",
    taskKey,
    dynamicKey: "0",
    inputs: {},
    ...given,
  };
}

export function state(type: NonNullable<TaskRun["state"]>["type"], name: string = type) {
  return {
    id: `${type}-${name}`,
    type,
    name,
    message: null,
    timestamp: "2026-01-01T00:00:00.000Z",
    childFlowRunId: null,
  };
}

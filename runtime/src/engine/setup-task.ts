import type { PythonDefinition, TaskDefinition } from "./definition.js";

/** The task of a Python's setup, which no one calls. */
export function setupTask(python: PythonDefinition): TaskDefinition {
  return {
    key: "setup",
    name: "setup",
    tags: [],
    retries: 0,
    retryDelaySeconds: 0,
    retryJitterFactor: 0,
    retryConditionFn: null,
    hooks: {},
    cache: {},
    timeoutSeconds: null,
    persistResult: true,
    mayRunAgain: true,
    taskRunName: null,
    cell: null,
    body: { kind: "python", python, mode: "cells", reads: [], writes: [], cells: python.setup },
  };
}

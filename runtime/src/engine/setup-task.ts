import type { PythonDefinition, TaskDefinition } from "./definition.js";
import { plainTask } from "./plain-task.js";

/** The task of a Python's setup, which no one calls. */
export function setupTask(python: PythonDefinition): TaskDefinition {
  return plainTask({
    key: "setup",
    name: "setup",
    body: { kind: "python", python, mode: "cells", reads: [], writes: [], cells: python.setup },
  });
}

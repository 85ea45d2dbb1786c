import type { TaskDefinition } from "./definition.js";

/** A task that no script defines, without any option: tried once, kept, and run again without asking. */
export function plainTask(given: Pick<TaskDefinition, "key" | "name" | "body">): TaskDefinition {
  return {
    ...given,
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
  };
}

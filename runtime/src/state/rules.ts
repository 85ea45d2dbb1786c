import { FLOW_RULES } from "./flow-rules.js";
import type { Rule } from "./rule.js";
import { TIME_RULES } from "./shared-rules.js";
import { TASK_RULES } from "./task-rules.js";

const RETRY = "a failed run is tried again";

/** The one table of rules, by what kind of run they are for, in the order in which they are asked. */
export const RULES: Readonly<Record<"flow" | "task", readonly Rule[]>> = {
  flow: withTimeRules(FLOW_RULES),
  task: withTimeRules(TASK_RULES),
};

/** As in Prefect's order, time is looked at before a failure may become a retry. */
function withTimeRules(rules: readonly Rule[]): readonly Rule[] {
  const at = rules.findIndex((rule) => rule.name === RETRY);
  return [...rules.slice(0, at), ...TIME_RULES, ...rules.slice(at)];
}

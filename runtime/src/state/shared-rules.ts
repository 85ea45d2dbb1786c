import type { Rule } from "./rule.js";

/** Rules about time, the same for flow and task runs; they stand before the rule about failures. */
export const TIME_RULES: readonly Rule[] = [
  {
    name: "the scheduled time stays known",
    from: ["SCHEDULED"],
    to: ["PENDING"],
    judge: (current, proposed) => {
      const { scheduledTime } = current.details;
      if (scheduledTime === undefined || proposed.details.scheduledTime !== undefined) return undefined;
      return { amend: { details: { scheduledTime } } };
    },
  },
  {
    name: "nothing runs before its time",
    from: ["SCHEDULED", "PENDING"],
    to: ["RUNNING"],
    judge: (current, _proposed, facts) => {
      const { scheduledTime } = current.details;
      if (scheduledTime === undefined) return undefined;
      const delaySeconds = Math.round((Date.parse(scheduledTime) - facts.now.getTime()) / 1000);
      return delaySeconds > 0 ? { wait: "Scheduled time is in the future", delaySeconds } : undefined;
    },
  },
];

import { hasKeptResult } from "./kept-result.js";
import { makeState } from "./make-state.js";
import { dueIn } from "./next-try.js";
import type { Rule } from "./rule.js";
import { END_TYPES } from "./state.js";

/** Task runs, in the order of Prefect's core task policy. Tag slots and caches are added by whoever keeps them. */
export const TASK_RULES: readonly Rule[] = [
  {
    name: "ended runs are not cancelled, paused or crashed",
    from: END_TYPES,
    to: ["CANCELLING", "PAUSED", "CRASHED"],
    judge: (current) => ({ abort: `Run is already ${current.type}.` }),
  },
  {
    name: "a completed run with a kept result stays",
    from: ["COMPLETED"],
    to: "any",
    judge: (current) => (hasKeptResult(current) ? { reject: "This run is already completed." } : undefined),
  },
  {
    name: "a run that starts again with its flow is a retry",
    from: END_TYPES,
    to: ["RUNNING"],
    judge: (_current, _proposed, facts) =>
      facts.flowIsRetrying === true ? { amend: { name: "Retrying" } } : undefined,
  },
  {
    name: "tasks run in running flows alone",
    from: "any",
    to: ["RUNNING"],
    judge: (_current, _proposed, { flowState, now }) => {
      if (flowState === undefined || flowState?.type === "RUNNING") return undefined;
      if (flowState?.type !== "PAUSED") {
        return { abort: "The enclosing flow must be running to begin task execution." };
      }
      const { pauseTimeout, pauseReschedule } = flowState.details;
      return {
        reject: "The flow is paused, new tasks can execute after resuming the flow run.",
        instead: makeState("PAUSED", now, {
          name: "NotReady",
          details: {
            ...(pauseTimeout === undefined ? {} : { pauseTimeout }),
            ...(pauseReschedule === undefined ? {} : { pauseReschedule }),
          },
        }),
      };
    },
  },
  {
    name: "a failed run is tried again",
    from: ["RUNNING"],
    to: ["FAILED"],
    judge: (_current, proposed, facts) =>
      proposed.details.retriable === false || facts.runCount - (facts.triesBefore ?? 0) > facts.retries
        ? undefined
        : { reject: "Retrying", instead: dueIn(facts, proposed, "AwaitingRetry") },
  },
  {
    name: "a further run says so",
    from: "any",
    to: ["RUNNING"],
    judge: (current, proposed, facts) => {
      if (facts.runCount === 0 || proposed.name !== "Running") return undefined;
      return { amend: { name: current.name === "AwaitingRetry" ? "Retrying" : "Rerunning" } };
    },
  },
];

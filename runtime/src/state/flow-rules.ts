import type { RunFacts } from "./answer.js";
import { hasKeptResult } from "./kept-result.js";
import { makeState } from "./make-state.js";
import { dueIn } from "./next-try.js";
import type { Rule } from "./rule.js";
import { END_TYPES } from "./state.js";

function canGoOnLater({ hasDeployment, isLocal }: RunFacts): boolean {
  return hasDeployment === true || isLocal === true;
}

/** Flow runs, in the order of Prefect's core flow policy. Slots of deployments are taken by the server, which keeps them. */
export const FLOW_RULES: readonly Rule[] = [
  {
    name: "same request sent twice",
    from: "any",
    to: "any",
    judge: (current, proposed) =>
      current.details.transitionId !== undefined &&
      current.details.transitionId === proposed.details.transitionId
        ? { reject: "This run has already made this state transition." }
        : undefined,
  },
  {
    name: "ended runs are not cancelled, paused or crashed",
    from: END_TYPES,
    to: ["CANCELLING", "PAUSED", "CRASHED"],
    judge: (current) => ({ abort: `Run is already in terminal state ${current.type}.` }),
  },
  {
    name: "a completed run with a kept result is not run again",
    from: ["COMPLETED"],
    to: ["SCHEDULED", "PENDING", "RUNNING"],
    judge: (current) => (hasKeptResult(current) ? { reject: "Run is already COMPLETED." } : undefined),
  },
  {
    name: "a kept result is not lost",
    from: ["COMPLETED"],
    to: ["COMPLETED"],
    evenForced: true,
    judge: (current, proposed) =>
      hasKeptResult(current) && !hasKeptResult(proposed)
        ? {
            reject:
              "Cannot overwrite a COMPLETED state that carries persisted result data with one that does not.",
          }
        : undefined,
  },
  {
    name: "only a deployment's runs are scheduled again",
    from: END_TYPES,
    to: ["SCHEDULED"],
    judge: (_current, _proposed, facts) =>
      facts.hasDeployment === true
        ? undefined
        : { abort: "Cannot reschedule a run without an associated deployment." },
  },
  {
    name: "cancelling ends in cancelled",
    from: ["CANCELLING"],
    to: ["SCHEDULED", "PENDING", "RUNNING", "COMPLETED", "FAILED", "CRASHED", "PAUSED", "CANCELLING"],
    judge: () => ({ reject: "Cannot transition flows that are cancelling to a state other than Cancelled." }),
  },
  {
    name: "what no process runs is cancelled at once",
    from: ["SCHEDULED", "PAUSED"],
    to: ["CANCELLING"],
    evenForced: true,
    judge: (current, proposed, facts) => {
      const idle =
        current.type === "SCHEDULED"
          ? facts.hasInfrastructure !== true || current.name === "Resuming"
          : current.details.pauseReschedule === true;
      if (!idle) return undefined;
      const what = current.type === "SCHEDULED" ? "Scheduled" : "Suspended";
      return {
        reject: `${what} flow run has no infrastructure to terminate.`,
        instead: makeState("CANCELLED", facts.now, { message: proposed.message }),
      };
    },
  },
  {
    name: "a run is submitted once",
    from: ["PENDING", "RUNNING", "CANCELLING", "CANCELLED"],
    to: ["PENDING"],
    judge: (current, proposed) => {
      const isSubState =
        current.type === "PENDING" && proposed.name !== current.name && proposed.name !== "Pending";
      if (!isSubState) {
        return { abort: `This run is in a ${current.type} state and cannot transition to a PENDING state.` };
      }
      const { scheduledTime } = current.details;
      return scheduledTime === undefined ? undefined : { amend: { details: { scheduledTime } } };
    },
  },
  {
    name: "a slot that was taken back is not run in",
    from: ["PENDING"],
    to: ["RUNNING"],
    judge: (_current, _proposed, { slotIsLost, now }) =>
      slotIsLost === true
        ? {
            reject: "Deployment concurrency limit reached after lease expiry.",
            instead: makeState("CANCELLED", now, {
              message:
                "Deployment concurrency slot lost during provisioning - no slots available to continue execution",
            }),
          }
        : undefined,
  },
  {
    name: "a deployment's runs wait for its slots",
    from: ["SCHEDULED", "COMPLETED", "FAILED", "CANCELLED", "CRASHED", "PAUSED"],
    to: ["PENDING"],
    judge: (_current, _proposed, { slots, now }) => {
      if (slots === undefined || (slots.isFree && slots.limit > 0)) return undefined;
      if (slots.limit === 0) {
        return {
          abort: "The deployment concurrency limit is 0. The flow will deadlock if submitted again.",
        };
      }
      const reason = "Deployment concurrency limit reached.";
      if (slots.collision === "CANCEL_NEW") {
        return { reject: reason, instead: makeState("CANCELLED", now, { message: reason }) };
      }
      const scheduledTime = new Date(now.getTime() + slots.waitSeconds * 1000).toISOString();
      const details = { scheduledTime };
      return {
        reject: reason,
        instead: makeState("SCHEDULED", now, { name: "AwaitingConcurrencySlot", details }),
      };
    },
  },
  {
    name: "only scheduled runs are late",
    from: "any",
    to: ["SCHEDULED"],
    judge: (current, proposed) =>
      proposed.name === "Late" && current.type !== "SCHEDULED"
        ? { reject: "Only scheduled flows can be marked late." }
        : undefined,
  },
  {
    name: "only running runs pause, once for each key",
    from: "any",
    to: ["PAUSED"],
    judge: (current, proposed, facts) => {
      const verb = proposed.name === "Suspended" ? "suspend" : "pause";
      if (current.type !== "RUNNING")
        return { reject: `Cannot ${verb} flows that are not currently running.` };
      const { pauseKey, pauseReschedule } = proposed.details;
      if (pauseKey !== undefined && facts.pauseKeys?.includes(pauseKey) === true) {
        return { reject: `This ${verb} has already fired.` };
      }
      if (pauseReschedule !== true) return undefined;
      if (facts.isSubflow === true) return { abort: `Cannot ${verb} subflows.` };
      if (!canGoOnLater(facts)) return { abort: `Cannot ${verb} flows without a deployment.` };
      return undefined;
    },
  },
  {
    name: "a paused run resumes or ends",
    from: ["PAUSED"],
    to: "any",
    judge: (current, proposed, facts) => {
      if (["PENDING", "PAUSED", "CANCELLING"].includes(proposed.type)) {
        return {
          reject: `This run cannot transition to the ${proposed.type} state from the ${current.type} state.`,
        };
      }
      if (current.details.pauseReschedule === true && !canGoOnLater(facts)) {
        return { reject: "Cannot reschedule a paused flow run without a deployment." };
      }
      const { pauseTimeout } = current.details;
      if (pauseTimeout === undefined || Date.parse(pauseTimeout) >= facts.now.getTime()) return undefined;
      return {
        reject: "The flow run pause has timed out and can no longer resume.",
        instead: makeState("FAILED", facts.now, { message: "The flow was paused and never resumed." }),
      };
    },
  },
  {
    name: "a failed run is tried again",
    from: ["RUNNING"],
    to: ["FAILED"],
    judge: (_current, proposed, facts) =>
      facts.runCount > facts.retries
        ? undefined
        : { reject: "Retrying", instead: dueIn(facts, proposed, "AwaitingRetry") },
  },
];

import { newId, type Db } from "../data/db.js";
import { ApiError } from "../http/api-error.js";
import { ActionError, type Done, type Invocation } from "./action.js";
import { runDeployment, pause } from "./actions/deployments.js";
import { changeState, remove, resume } from "./actions/flow-runs.js";
import { pauseIn } from "./actions/pauses.js";
import { addCall } from "./calls/queue.js";
import { causeOf, doing } from "./causes.js";
import { contextOf } from "./context.js";
import { isLoop } from "./loops.js";
import type { Kept } from "./rows.js";
import { tellAction, tellTriggered } from "./tell.js";
import type { TemplateContext } from "./template.js";
import type { Firing } from "./trigger.js";

/**
 * Does what an automation does when it fires, and tells of it; nothing where it goes round in a loop. Requests to others are made
 * afterwards, and told then.
 */
export function act(given: Db, automation: Kept, firing: Firing, url: string): void {
  const cause = causeOf(given, firing.triggering_event);
  const db = doing(given, automation.id, cause);
  if (isLoop(db, automation, firing, cause)) return;
  const triggered = tellTriggered(db, automation, firing);
  const { id, name, trigger } = automation;
  const about = {
    id,
    name,
    trigger: { type: trigger.type, posture: trigger.type === "event" ? trigger.posture : null },
  };
  const actions = [
    ...automation.actions.map((action) => ({ action, event: firing.triggering_event })),
    ...automation.actions_on_trigger.map((action) => ({ action, event: triggered })),
  ];
  for (const [index, { action, event }] of actions.entries()) {
    const invocation = {
      id: newId(),
      automation: about,
      action,
      index,
      firing,
      event,
      triggeredId: triggered.id,
    };
    try {
      const done = perform(db, invocation, url);
      if (done === null) continue;
      db.reach(done.related);
      tellAction(db, invocation, done, null);
    } catch (error) {
      if (error instanceof ActionError) tellAction(db, invocation, error.done, error.message);
      else if (error instanceof ApiError) tellAction(db, invocation, refusal(error), error.message);
      else throw error;
    }
  }
}

function refusal({ status }: ApiError): Done {
  return { details: { status_code: status }, related: [] };
}

/** Null for what is done afterwards. */
function perform(db: Db, invocation: Invocation, url: string): Done | null {
  // read for an action that names something, once for all that it names
  let known: TemplateContext | undefined;
  const context = (): TemplateContext => (known ??= contextOf(db, invocation, url));
  switch (invocation.action.type) {
    case "do-nothing":
      return { details: {}, related: [] };
    case "run-deployment":
      return runDeployment(db, invocation, context);
    case "pause-deployment":
      return pause(db, invocation, true);
    case "resume-deployment":
      return pause(db, invocation, false);
    case "cancel-flow-run":
    case "suspend-flow-run":
    case "change-flow-run-state":
      return changeState(db, invocation);
    case "resume-flow-run":
      return resume(db, invocation);
    case "delete-flow-run":
      return remove(db, invocation);
    case "pause-work-pool":
      return pauseIn(db, invocation, "work_pools", true);
    case "resume-work-pool":
      return pauseIn(db, invocation, "work_pools", false);
    case "pause-work-queue":
      return pauseIn(db, invocation, "work_queues", true);
    case "resume-work-queue":
      return pauseIn(db, invocation, "work_queues", false);
    case "pause-automation":
      return pauseIn(db, invocation, "automations", true);
    case "resume-automation":
      return pauseIn(db, invocation, "automations", false);
    case "call-webhook":
    case "send-notification":
      addCall(db, invocation, context());
      return null;
  }
}

import { newId, type Db } from "../data/db.js";
import type { Event, Labels } from "../events/event.js";
import type { Done, Invocation } from "./action.js";
import type { Firing, Trigger } from "./trigger.js";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Tells that an automation was triggered; gives the event. */
export function tellTriggered(db: Db, automation: Named, firing: Firing): Event {
  return tellOfFiring(db, "triggered", automation, firing, {});
}

/** Tells that an automation was triggered and does nothing, and why. */
export function tellStopped(
  db: Db,
  automation: Named,
  firing: Firing,
  why: Readonly<Record<string, unknown>>,
): void {
  tellOfFiring(db, "stopped", automation, firing, why);
}

function tellOfFiring(
  db: Db,
  what: string,
  { id, name }: Named,
  { trigger, triggering_event: cause, triggering_labels: labels }: Firing,
  payload: Readonly<Record<string, unknown>>,
): Event {
  const event = newEvent(db, `prefect.automation.${what}`, {
    resource: {
      "prefect.resource.id": `prefect.automation.${id}`,
      "prefect.resource.name": name,
      ...posture(trigger),
    },
    related: cause === null ? [] : [inRole(`prefect.event.${cause.id}`, "triggering-event")],
    payload: { triggering_labels: labels, triggering_event: cause, ...payload },
  });
  db.emit(event);
  return event;
}

/** Tells that an action was begun and what came of it: that it was done, or why not. */
export function tellAction(db: Db, invocation: Invocation, done: Done, reason: string | null): void {
  const { automation, action, index, event } = invocation;
  const resource = {
    "prefect.resource.id": `prefect.automation.${automation.id}`,
    "prefect.resource.name": automation.name,
    "prefect.trigger-type": automation.trigger.type,
    ...(automation.trigger.posture === null ? {} : { "prefect.posture": automation.trigger.posture }),
  };
  const related = [
    ...done.related,
    inRole(`prefect.event.${invocation.triggeredId}`, "automation-triggered-event"),
    ...(event === null ? [] : [inRole(`prefect.event.${event.id}`, "triggering-event")]),
  ];
  const about = { action_index: index, action_type: action.type, invocation: invocation.id };
  const begun = newEvent(db, "prefect.automation.action.triggered", {
    resource,
    related,
    payload: about,
    follows: event?.id ?? null,
  });
  db.emit(begun);
  const name = `prefect.automation.action.${reason === null ? "executed" : "failed"}`;
  const payload = { ...about, ...(reason === null ? {} : { reason }), ...done.details };
  db.emit(newEvent(db, name, { resource, related, payload, follows: begun.id }));
}

/** The posture that events tell of: that of a trigger of events. */
function posture(trigger: Trigger): Labels {
  return trigger.type === "event" ? { "prefect.posture": trigger.posture } : {};
}

export function inRole(id: string, role: string, name: string | null = null): Labels {
  return {
    "prefect.resource.id": id,
    "prefect.resource.role": role,
    ...(name === null ? {} : { "prefect.resource.name": name }),
  };
}

function newEvent(
  db: Db,
  event: string,
  given: Pick<Event, "resource" | "related" | "payload"> & Partial<Pick<Event, "follows">>,
): Event {
  return { id: newId(), occurred: db.now, received: db.now, event, follows: null, ...given };
}

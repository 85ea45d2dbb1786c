import type { Labels } from "../events/event.js";
import type { ACTIONS } from "./schema.js";
import type { Firing } from "./trigger.js";
import type { Event } from "../events/event.js";

/** An action as it is kept, its defaults filled in. */
export type Action = { readonly type: keyof typeof ACTIONS } & Readonly<Record<string, unknown>>;

/** An action that is to be done, and why. */
export interface Invocation {
  readonly id: string;
  readonly automation: {
    readonly id: string;
    readonly name: string;
    readonly trigger: { readonly type: string; readonly posture: string | null };
  };
  readonly action: Action;
  /** Which of the automation's actions it is. */
  readonly index: number;
  readonly firing: Firing;
  /** What the action is about: the event that fired the trigger, or that the automation was triggered. */
  readonly event: Event | null;
  /** The event that tells that the automation was triggered. */
  readonly triggeredId: string;
}

/** What came of it, as its events tell. */
export interface Done {
  readonly details: Readonly<Record<string, unknown>>;
  readonly related: readonly Labels[];
}

/** An action that could not be done; the reason is told in an event. */
export class ActionError extends Error {
  override readonly name = "ActionError";
  readonly done: Done;

  constructor(reason: string, done: Partial<Done> = {}) {
    super(reason);
    this.done = { details: {}, related: [], ...done };
  }
}

/** The id of the first resource of a kind that an event is about, such as `prefect.flow-run`. */
export function idIn(event: Event | null, kind: string): string | null {
  for (const resource of event === null ? [] : [event.resource, ...event.related]) {
    const id = idOf(resource["prefect.resource.id"], kind);
    if (id !== null) return id;
  }
  return null;
}

/** The id in a resource's own, where it is of the kind. */
export function idOf(resourceId: string | undefined, kind: string): string | null {
  const dot = resourceId?.lastIndexOf(".") ?? -1;
  return resourceId !== undefined && resourceId.slice(0, dot) === kind
    ? resourceId.slice(dot + 1).toLowerCase()
    : null;
}

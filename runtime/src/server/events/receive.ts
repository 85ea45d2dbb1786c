import { Type, type Static } from "typebox";
import { instant } from "../data/instant.js";
import type { Db } from "../data/db.js";
import type { Checker } from "../http/check.js";
import { given, jsonObject, list, maybe, moment, named, opt, uuid } from "../schema/kit.js";
import { recordTaskRunEvent } from "../task-runs/from-event.js";
import type { Event, Labels } from "./event.js";

const LABELS = Type.Unsafe<Labels>({
  type: "object",
  required: ["prefect.resource.id"],
  additionalProperties: { type: ["string", "null"] },
});
const RESOURCE = named("Resource", LABELS);
const RELATED = named("RelatedResource", Type.Unsafe<Labels>({ ...LABELS }));

/** An event as it comes from a client. */
export const EVENT = named(
  "Event",
  Type.Object({
    occurred: given(),
    event: Type.String(),
    resource: RESOURCE,
    related: opt(list(RELATED)),
    payload: opt(jsonObject()),
    id: uuid(),
    follows: maybe(uuid()),
  }),
);

export const RECEIVED_EVENT = named(
  "ReceivedEvent",
  Type.Object({
    occurred: moment(),
    event: Type.String(),
    resource: RESOURCE,
    related: opt(list(RELATED)),
    payload: opt(jsonObject()),
    id: uuid(),
    follows: maybe(uuid()),
    received: opt(moment()),
  }),
);

/** Keeps an event that has come, and records the task run that it tells of. */
export function receiveEvent(db: Db, given: Static<typeof EVENT>, checker: Checker): void {
  const event: Event = {
    id: given.id.toLowerCase(),
    occurred: instant(given.occurred) ?? db.now,
    received: db.now,
    event: given.event,
    resource: withTexts(given.resource),
    related: (given.related ?? []).map(withTexts),
    payload: given.payload ?? {},
    follows: given.follows ?? null,
  };
  recordTaskRunEvent(db, event, checker);
  db.emit(event);
}

/** A label without a value is an empty one. */
function withTexts(labels: Labels): Labels {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, value ?? ""]));
}

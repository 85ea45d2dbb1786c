import { Type } from "typebox";
import { ApiError } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import type { Db } from "../data/db.js";
import type { Deps } from "../http/deps.js";
import { fields, list, maybe, moment, named, nullable, oneOf, opt } from "../schema/kit.js";
import { countBy } from "./count-by.js";
import { EVENT_FILTER, untilOf, type EventFilter } from "./filter.js";
import { countEvents, findEvents } from "./query.js";
import { EVENT, RECEIVED_EVENT, receiveEvent } from "./receive.js";

const { reads, writes } = resource("Events");
const MOST = 50;

const PAGE = named(
  "EventPage",
  Type.Object({ events: list(RECEIVED_EVENT), total: Type.Integer(), next_page: nullable(Type.String()) }),
);
const COUNTS = list(
  named(
    "EventCount",
    Type.Object({
      value: Type.String(),
      label: Type.String(),
      count: Type.Integer(),
      start_time: moment(),
      end_time: moment(),
    }),
  ),
);

export const eventOperations = [
  writes("post", "/events", {
    summary: "Keep events.",
    body: list(EVENT),
    answers: { 204: null },
    act: (db, { body, deps }) => {
      for (const event of body) receiveEvent(db, event, deps.checker);
    },
  }),
  reads("post", "/events/filter", {
    summary: "Read events, the newest first.",
    body: fields({
      filter: maybe(EVENT_FILTER),
      limit: opt(Type.Integer({ minimum: 0, maximum: MOST, default: MOST })),
    }),
    answers: { 200: PAGE },
    act: (db, { body, deps }) => {
      const filter = body.filter ?? {};
      const occurred = { ...filter.occurred, until: untilOf(filter, db.now) };
      return pageFrom(db, deps, { filter: { ...filter, occurred }, limit: body.limit ?? MOST, offset: 0 });
    },
  }),
  reads("get", "/events/filter/next", {
    summary: "Read the next page of events.",
    query: Type.Object({ "page-token": Type.String() }),
    answers: { 200: PAGE },
    act: (db, { query, deps }) => pageFrom(db, deps, readToken(query["page-token"], deps)),
  }),
  reads("post", "/events/count-by/{countable}", {
    summary: "Count events by day, time, event or resource.",
    body: fields({
      filter: EVENT_FILTER,
      time_unit: opt(oneOf("week", "day", "hour", "minute", "second")),
      time_interval: opt(Type.Number({ minimum: 0.01 })),
    }),
    answers: { 200: COUNTS },
    act: (db, { params, body }) => {
      const countable = params["countable"] ?? "";
      if (!["day", "time", "event", "resource"].includes(countable))
        throw new ApiError(422, `Events can't be counted by ${countable}.`);
      return countBy(db, countable, body);
    },
  }),
];

interface Page {
  readonly filter: EventFilter;
  readonly limit: number;
  readonly offset: number;
}

function pageFrom(db: Db, { url }: Deps, { filter, limit, offset }: Page) {
  const total = countEvents(db, filter);
  const events = findEvents(db, filter, limit, offset);
  const next: Page = { filter, limit, offset: offset + limit };
  const token = Buffer.from(JSON.stringify(next)).toString("base64url");
  return {
    events,
    total,
    next_page: limit > 0 && next.offset < total ? `${url}/api/events/filter/next?page-token=${token}` : null,
  };
}

function readToken(token: string, { checker }: Deps): Page {
  try {
    const page = JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as Page;
    const isPage =
      checker.errors(EVENT_FILTER, page.filter).length === 0 &&
      Number.isSafeInteger(page.limit) &&
      page.limit > 0 &&
      page.limit <= MOST &&
      Number.isSafeInteger(page.offset) &&
      page.offset >= 0;
    if (isPage) return page;
  } catch {
    // no token of ours
  }
  throw new ApiError(403, "Forbidden");
}

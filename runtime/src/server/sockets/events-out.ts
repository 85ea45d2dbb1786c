import type { WebSocket } from "ws";
import type { Data } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import type { EventBus } from "../events/bus.js";
import type { Event } from "../events/event.js";
import { EVENT_FILTER, matches, sinceOf, type EventFilter } from "../events/filter.js";
import { findEvents } from "../events/query.js";
import type { Checker } from "../http/check.js";
import type { Inbox } from "./inbox.js";
import { outbox } from "./outbox.js";

const PROTOCOL_ERROR = 1002;
const PAGE = 250;
/** How far back events are told that were before the client came, at most. */
const BACKFILL_MS = 15 * 60_000;

/** Tells a client of the events that its filter asks for: those that were, then those that are. */
export async function tellEvents(
  socket: WebSocket,
  inbox: Inbox,
  data: Data,
  bus: EventBus,
  checker: Checker,
): Promise<void> {
  const message = await inbox.next();
  if (message?.["type"] !== "filter") return socket.close(PROTOCOL_ERROR, "Expected 'filter' message");
  const filter = message["filter"] ?? {};
  if (checker.errors(EVENT_FILTER, filter).length > 0) return socket.close(PROTOCOL_ERROR, "Invalid filter");
  const asked = filter as EventFilter;
  const send = outbox(socket);
  const tell = (event: Event) => send({ type: "event", event });

  const told = new Set<string>();
  let held: Event[] | null = [];
  const stop = bus.listen((event) => {
    if (!matches(event, asked)) return;
    if (held === null) tell(event);
    else held.push(event);
  });
  socket.on("close", stop);
  if (message["backfill"] !== false) {
    await data.read((db) => {
      const earliest = instantOf(msOf(db.now) - BACKFILL_MS);
      const since = sinceOf(asked, db.now);
      const occurred = { ...asked.occurred, since: since > earliest ? since : earliest };
      for (let offset = 0; ; offset += PAGE) {
        const page = findEvents(db, { ...asked, occurred, order: "ASC" }, PAGE, offset);
        for (const event of page) {
          told.add(event.id);
          tell(event);
        }
        if (page.length < PAGE) return;
      }
    });
  }
  for (const event of held) if (!told.has(event.id)) tell(event);
  held = null;
}

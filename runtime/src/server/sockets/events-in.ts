import type { Static } from "typebox";
import type { WebSocket } from "ws";
import type { Data } from "../data/db.js";
import { EVENT, receiveEvent } from "../events/receive.js";
import type { Checker } from "../http/check.js";
import type { Inbox } from "./inbox.js";

/** So many events may wait to be kept before the client has to. */
const MOST_WAITING = 1000;

/** Keeps the events that a client sends, one in each message, in their order. */
export function takeEvents(
  socket: WebSocket,
  inbox: Inbox,
  data: Data,
  checker: Checker,
  report: (error: unknown, doing: string) => void,
): void {
  let waiting = 0;
  inbox.each((event) => {
    if (event === null || checker.errors(EVENT, event).length > 0) {
      socket.close(1007, "This is no event");
      return;
    }
    waiting += 1;
    if (waiting > MOST_WAITING) socket.pause();
    data
      .write((db) => receiveEvent(db, event as unknown as Static<typeof EVENT>, checker))
      .catch((error: unknown) => report(error, "events/in"))
      .finally(() => {
        waiting -= 1;
        if (waiting <= MOST_WAITING / 2 && socket.isPaused) socket.resume();
      });
  });
}

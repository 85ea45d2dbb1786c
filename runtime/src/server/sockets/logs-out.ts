import type { WebSocket } from "ws";
import type { Checker } from "../http/check.js";
import { LOGS } from "../logs/operations.js";
import type { LogTail } from "../logs/tail.js";
import type { Inbox } from "./inbox.js";
import { outbox } from "./outbox.js";

/** Tells a client of the log lines that its filter asks for, from now on. */
export async function tellLogs(
  socket: WebSocket,
  inbox: Inbox,
  tail: LogTail,
  checker: Checker,
): Promise<void> {
  const message = await inbox.next();
  if (message?.["type"] !== "filter") return socket.close(1002, "Expected 'filter' message");
  const filter = message["filter"] ?? {};
  if (checker.errors(LOGS.schema, filter).length > 0) return socket.close(1002, "Invalid filter");
  const send = outbox(socket);
  const stop = tail.listen(LOGS.ask(filter), (log) => send({ type: "log", log }));
  socket.on("close", stop);
}

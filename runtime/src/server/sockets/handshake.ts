import type { WebSocket } from "ws";
import { mayDo, type Caller, type Role } from "../access/caller.js";
import { credentialsOf } from "../access/credentials.js";
import type { Guard } from "../access/guard.js";
import { ApiError } from "../http/api-error.js";
import type { Inbox } from "./inbox.js";

const POLICY_VIOLATION = 1008;

export interface Arrival {
  readonly socket: WebSocket;
  readonly inbox: Inbox;
  readonly address: string;
  /** What the request for the socket brought as a key. */
  readonly credentials: readonly string[];
}

/**
 * Learns who opens a socket. With the subprotocol `prefect` the first message is `{"type":"auth","token":…}`; without it, as old
 * clients come, only the request's header counts. Null where the socket was closed.
 */
export async function greet(arrival: Arrival, guard: Guard, needed: Role): Promise<Caller | null> {
  const { socket, address, credentials } = arrival;
  const hasProtocol = socket.protocol === "prefect";
  const said = hasProtocol ? await arrival.inbox.next() : null;
  if (hasProtocol && said?.["type"] !== "auth") return refuse(socket, "Expected 'auth' message");
  const token = said?.["token"];
  const all = typeof token === "string" ? [...credentialsOf(token), ...credentials] : credentials;
  try {
    const caller = await guard.who(all, address, null);
    if (!mayDo(caller, needed)) return refuse(socket, `The key needs the role ${needed}`);
    if (hasProtocol) socket.send(JSON.stringify({ type: "auth_success" }));
    return caller;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refuse(socket, "Invalid token");
  }
}

function refuse(socket: WebSocket, reason: string): null {
  socket.close(POLICY_VIOLATION, reason);
  return null;
}

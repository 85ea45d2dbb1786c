import type { WebSocket } from "ws";
import type { Data } from "../data/db.js";
import { taskRunToWire } from "../task-runs/rows.js";
import type { BackgroundTasks } from "../task-workers/background-tasks.js";
import type { Inbox } from "./inbox.js";

const PROTOCOL_VIOLATION = 4001;
const LOOK_MS = 250;
const MOST_HANDED = 1000;

/** Hands a worker the task runs of its tasks that wait, one after the other, each once it has acknowledged the one before. */
export async function handTasks(
  socket: WebSocket,
  inbox: Inbox,
  data: Data,
  tasks: BackgroundTasks,
): Promise<void> {
  const message = await inbox.next();
  const { type, keys, client_id: client } = message ?? {};
  const refuse = (expected: string): void =>
    socket.close(PROTOCOL_VIOLATION, `Protocol violation: expected ${expected}`);
  if (type !== "subscribe") return refuse("'subscribe' message");
  if (!areTexts(keys)) return refuse("'keys' in subscribe message");
  if (typeof client !== "string" || client === "") return refuse("'client_id' in subscribe message");
  const joined = (timestamp: string): void =>
    tasks.join(socket, { identifier: client, task_keys: keys, timestamp });
  socket.on("close", () => tasks.leave(socket));
  for (let handed = 0; socket.readyState === socket.OPEN;) {
    const next = await data.read((db) => {
      joined(db.now);
      const run = tasks.take(db, keys);
      return run === null ? null : { run, wire: taskRunToWire(run, db.now) };
    });
    if (next === null) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      continue;
    }
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(next.wire));
    const answer = await inbox.next();
    if (answer?.["type"] === "ack") {
      handed += 1;
      if (handed % MOST_HANDED === 0) await data.read((db) => tasks.tidy(db));
      continue;
    }
    tasks.giveBack(next.run);
    if (answer?.["type"] === "quit") return socket.close();
    return refuse("'ack' message");
  }
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string");
}

import type { WebSocket } from "ws";

/** A client that does not read so many bytes is let go: it can come again, and the server's memory is for all. */
const MOST_WAITING = 16 * 1024 * 1024;

export function outbox(socket: WebSocket): (message: unknown) => void {
  return (message) => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MOST_WAITING) socket.close(1013, "Messages are not being read");
    else socket.send(JSON.stringify(message));
  };
}

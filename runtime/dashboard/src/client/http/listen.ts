import type { Stop } from "../client.js";
import type { HttpWorld, Socket } from "./api.js";
import type { Fields } from "./read.js";
import type { LiveWorld } from "./live.js";

interface Listening {
  readonly path: string;
  readonly first: unknown;
  /** A message that is no greeting. */
  readonly heard: (message: Fields) => void;
  /** Something may have happened that was not heard: the socket has just been opened, or there is none. */
  readonly missed: () => void;
}

const LONGEST_WAIT_MS = 30_000;
/** After so many failures in a row it is asked instead, and the socket is tried again now and then. */
const FAILURES = 3;

/**
 * Listens at one of the API's websockets, which are greeted with the key, and then told what is asked for. What closes it is opened
 * again; where that fails, or there are no sockets, `missed` is called again and again.
 */
export function listen(world: HttpWorld & LiveWorld, { path, first, heard, missed }: Listening): Stop {
  const { url, key, pollMs, againMs } = world;
  let socket: Socket | null = null;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | null = null;
  let polling: ReturnType<typeof setInterval> | null = null;
  let isOver = false;

  function poll(): void {
    polling ??= setInterval(missed, pollMs);
  }
  function stopPolling(): void {
    if (polling !== null) clearInterval(polling);
    polling = null;
  }

  function open(): void {
    if (world.socket === undefined) return poll();
    let opened: Socket;
    try {
      opened = world.socket(`${url.replace(/^http/u, "ws")}${path}`);
    } catch {
      return poll();
    }
    socket = opened;
    opened.addEventListener("open", () => opened.send(JSON.stringify({ type: "auth", token: key })));
    opened.addEventListener("error", () => undefined);
    opened.addEventListener("message", ({ data }) => {
      const message = messageIn(data);
      if (message === null) return;
      if (message["type"] !== "auth_success") return heard(message);
      opened.send(JSON.stringify(first));
      failures = 0;
      stopPolling();
      missed();
    });
    opened.addEventListener("close", () => {
      if (isOver) return;
      socket = null;
      failures += 1;
      if (failures >= FAILURES) poll();
      again = setTimeout(open, Math.min(LONGEST_WAIT_MS, againMs * 2 ** (failures - 1)));
    });
  }

  open();
  return () => {
    isOver = true;
    stopPolling();
    if (again !== null) clearTimeout(again);
    socket?.close();
  };
}

function messageIn(data: unknown): Fields | null {
  try {
    const message = JSON.parse(String(data)) as unknown;
    return typeof message === "object" && message !== null ? (message as Fields) : null;
  } catch {
    return null;
  }
}

import { CALLS, STREAMS, type Client, type Stop } from "../client.js";
import { ClientError } from "../client-error.js";
import { isOurs, type Port } from "./protocol.js";

interface Waiting {
  readonly value: (value: unknown) => void;
  readonly error: (error: ClientError) => void;
}

/** A client whose other side is served by `serveClient`, over messages. */
export function messageClient(port: Port): Client {
  const calls = new Map<number, Waiting>();
  const streams = new Map<number, (item: unknown) => void>();
  let last = 0;

  port.listen((message) => {
    if (!isOurs(message)) return;
    const { id } = message;
    if (message.nbflow === "item") return streams.get(id)?.(message.item);
    const call = calls.get(id);
    calls.delete(id);
    if (message.nbflow === "value") call?.value(message.value);
    else if (message.nbflow === "error") call?.error(new ClientError(message.code, message.message));
  });

  const call =
    (method: string) =>
    (...args: readonly unknown[]) =>
      new Promise((value, error) => {
        last += 1;
        calls.set(last, { value, error });
        port.post({ nbflow: "call", id: last, method, args });
      });
  const stream =
    (method: string) =>
    (what: unknown, on: (item: unknown) => void): Stop => {
      last += 1;
      const id = last;
      streams.set(id, on);
      port.post({ nbflow: "listen", id, method, args: [what] });
      return () => {
        if (streams.delete(id)) port.post({ nbflow: "stop", id });
      };
    };

  return Object.fromEntries([
    ...CALLS.map((method) => [method, call(method)]),
    ...STREAMS.map((method) => [method, stream(method)]),
  ]) as Client;
}

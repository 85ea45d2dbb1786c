import { CALLS, STREAMS, type Client, type Stop } from "../client.js";
import { ClientError, errorText } from "../client-error.js";
import { isOurs, type Port } from "./protocol.js";

/**
 * Serves a client to a page over messages: the side that has the address and the key. Gives what ends it, with all that the page
 * still listens to.
 */
export function serveClient(client: Client, port: Port): Stop {
  const streams = new Map<number, Stop>();
  const calls: readonly string[] = CALLS;
  const kinds: readonly string[] = STREAMS;

  const stopListening = port.listen((message) => {
    if (!isOurs(message)) return;
    const { id } = message;
    switch (message.nbflow) {
      case "call": {
        if (!calls.includes(message.method)) return refuse(id, message.method);
        const method = client[message.method as "flowRuns"] as (
          ...args: readonly unknown[]
        ) => Promise<unknown>;
        void method(...message.args).then(
          (value) => port.post({ nbflow: "value", id, value: value ?? null }),
          (error: unknown) => port.post(errorMessage(id, error)),
        );
        return;
      }
      case "listen": {
        if (!kinds.includes(message.method)) return refuse(id, message.method);
        const method = client[message.method as "subscribe"] as (
          what: unknown,
          on: (item: unknown) => void,
        ) => Stop;
        streams.get(id)?.();
        streams.set(
          id,
          method(message.args[0], (item) => port.post({ nbflow: "item", id, item })),
        );
        return;
      }
      case "stop":
        streams.get(id)?.();
        streams.delete(id);
    }
  });

  function refuse(id: number, method: string): void {
    port.post({ nbflow: "error", id, code: "failed", message: `There is no ${method}.` });
  }

  return () => {
    stopListening();
    for (const stop of streams.values()) stop();
    streams.clear();
  };
}

function errorMessage(id: number, error: unknown) {
  const code = error instanceof ClientError ? error.code : "failed";
  return { nbflow: "error", id, code, message: errorText(error) } as const;
}

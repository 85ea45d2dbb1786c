import type { Server } from "node:http";

/**
 * Calls `then` once nobody has used the server for `afterMs` milliseconds: no request is open, no websocket either. Gives what ends it.
 */
export function whenUnused(server: Server, afterMs: number, then: () => void): () => void {
  let open = 0;
  let timer: NodeJS.Timeout | undefined;

  const wait = (): void => {
    timer = setTimeout(then, afterMs);
  };
  const use = (what: { readonly once: (event: "close", listener: () => void) => unknown }): void => {
    clearTimeout(timer);
    open += 1;
    what.once("close", () => {
      open -= 1;
      if (open === 0) wait();
    });
  };
  const onRequest = (_request: unknown, response: Parameters<typeof use>[0]): void => use(response);
  const onUpgrade = (_request: unknown, socket: Parameters<typeof use>[0]): void => use(socket);
  server.on("request", onRequest).on("upgrade", onUpgrade);
  wait();
  return () => {
    server.off("request", onRequest).off("upgrade", onUpgrade);
    clearTimeout(timer);
    open = Number.POSITIVE_INFINITY;
  };
}

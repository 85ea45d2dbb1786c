import { constants } from "node:os";

export interface Interruption {
  readonly signal: AbortSignal;
  /** The exit status that the signal asks for; null where none came. */
  readonly exitCode: () => number | null;
  /** Gives the signals back. */
  readonly stop: () => void;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The first Ctrl-C (or SIGTERM, SIGHUP) asks the run to end cleanly, a second one ends the process at once. */
export function onInterrupt(tell: (text: string) => void): Interruption {
  const controller = new AbortController();
  let exitCode: number | null = null;
  const take = (name: NodeJS.Signals) => {
    if (exitCode !== null) process.exit(exitCode);
    exitCode = 128 + constants.signals[name];
    tell(name === "SIGINT" ? "Cancelling … (Ctrl-C again ends it at once)" : `Cancelling on ${name} …`);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, take);
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    stop: () => {
      for (const name of SIGNALS) process.off(name, take);
    },
  };
}

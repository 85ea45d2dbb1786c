import { constants } from "node:os";
import { EXIT, type ExitCode } from "../exit-code.js";

export interface EarlyEnd {
  /** Aborted where the run is to end before its time. */
  readonly signal: AbortSignal;
  /** The exit status that the reason asks for; null where there is none. */
  readonly exitCode: () => ExitCode | null;
  /** Gives the process's events back. */
  readonly stop: () => void;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * What ends a run before its time, with its states in the store: the first Ctrl-C (or SIGTERM, SIGHUP), or an error that no one
 * in the script awaits. A second signal ends the process at once.
 */
export function onEarlyEnd(tell: (text: string) => void): EarlyEnd {
  const controller = new AbortController();
  let exitCode: ExitCode | null = null;
  const onSignal = (name: NodeJS.Signals) => {
    const again = exitCode !== null;
    exitCode = 128 + constants.signals[name];
    if (again) process.exit(exitCode);
    tell(name === "SIGINT" ? "Cancelling … (Ctrl-C again ends it at once)" : `Cancelling on ${name} …`);
    controller.abort();
  };
  const onStrayError = (error: unknown) => {
    exitCode ??= EXIT.failure;
    tell(
      `An error that the script does not await ends the run: ${error instanceof Error ? error.stack : String(error)}`,
    );
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  process.on("unhandledRejection", onStrayError);
  process.on("uncaughtException", onStrayError);
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    stop: () => {
      for (const name of SIGNALS) process.off(name, onSignal);
      process.off("unhandledRejection", onStrayError);
      process.off("uncaughtException", onStrayError);
    },
  };
}

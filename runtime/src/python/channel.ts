/** How a process ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it was never started. */
  readonly cause?: Error;
}

/** A process that answers requests: the interpreter that Node started, or a fork of it. See `protocol.ts`. */
export interface Channel {
  /** Resolves when nothing of it is left. */
  readonly ended: Promise<Ended>;
  readonly pid: number;
  /** The last that was written to its stderr, other than by Python itself. */
  readonly lastWords: string;
  send(message: object): void;
  /** As Jupyter does it: to the process and to what it started in its process group. */
  interrupt(): void;
  /** Ends everything at once. */
  kill(): void;
}

export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  if (pid <= 1) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}

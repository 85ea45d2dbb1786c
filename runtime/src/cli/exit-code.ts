/** What the command's exit status says. */
export const EXIT = {
  success: 0,
  /** The run failed, or what was checked is out of date. */
  failure: 1,
  /** Wrong usage, or input that cannot be used. */
  usage: 2,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;

/** One of `EXIT`, or 128 and the number of the signal that ended a run. */
export type ExitCode = number;

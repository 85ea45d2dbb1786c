import { vi } from "vitest";

/** Waits until a check holds, and gives what it gives. A machine that is busy is slow, and no failure. */
export const eventually = <Value>(check: () => Value | Promise<Value>): Promise<Value> =>
  vi.waitFor(check, { timeout: 30_000 });

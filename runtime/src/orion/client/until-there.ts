import { setTimeout as delay } from "node:timers/promises";
import { ApiError } from "../api-error.js";

export interface UntilThereOptions {
  readonly pauseMs: number;
  /** After how long it is not asked again. Default: it always is. */
  readonly mostMs?: number;
  /** Told why, each time that it does not answer. */
  readonly away?: (error: ApiError) => void;
  readonly signal?: AbortSignal;
}

/**
 * Asks until the server answers.
 * @throws ApiError for what it refuses, and where it is away for too long; an AbortError where it is told to end.
 */
export async function untilThere<Value>(
  ask: () => Promise<Value>,
  { pauseMs, mostMs = Infinity, away, signal }: UntilThereOptions,
): Promise<Value> {
  const until = Date.now() + mostMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiError) || !error.isPassing || Date.now() >= until) throw error;
      away?.(error);
    }
    await delay(pauseMs, undefined, signal === undefined ? {} : { signal });
  }
}

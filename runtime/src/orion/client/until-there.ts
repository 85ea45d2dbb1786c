import { setTimeout as delay } from "node:timers/promises";
import { ApiError } from "../api-error.js";

export interface UntilThereOptions {
  readonly pauseMs: number;
  /** Told why, each time that it does not answer. */
  readonly away?: (error: ApiError) => void;
  readonly signal?: AbortSignal;
}

/**
 * Asks until the server answers.
 * @throws ApiError for what it refuses; an AbortError where it is told to end.
 */
export async function untilThere<Value>(
  ask: () => Promise<Value>,
  { pauseMs, away, signal }: UntilThereOptions,
): Promise<Value> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiError) || !error.isPassing) throw error;
      away?.(error);
    }
    await delay(pauseMs, undefined, signal === undefined ? {} : { signal });
  }
}

import type { RetryDelay } from "./definition.js";

const MOST_LISTED = 100;

/** The delays before each further try, as seconds. */
export function delaysOf(delay: RetryDelay, retries: number): readonly number[] {
  if (retries === 0) return [];
  if (typeof delay === "number") return delay === 0 ? [] : [delay];
  if (typeof delay !== "function") return delay;
  return Array.from({ length: Math.min(retries, MOST_LISTED) }, (_, index) => delay(index + 1));
}

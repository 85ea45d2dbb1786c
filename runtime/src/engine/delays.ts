import type { RetryDelay } from "./definition.js";

const MOST_LISTED = 100;

/** The delays before each further try, as seconds. */
export function delaysOf(delay: RetryDelay, retries: number): readonly number[] {
  if (retries === 0) return [];
  if (typeof delay === "number") return delay === 0 ? [] : [delay];
  if (typeof delay !== "function") return delay;
  return Array.from({ length: Math.min(retries, MOST_LISTED) }, (_, index) => delay(index + 1));
}

/**
 * A delay for `retryDelaySeconds` that doubles with each try: `factor` seconds, then twice that, four times, …
 *
 * @example
 * task({ name: "download", retries: 4, retryDelaySeconds: exponentialBackoff(2), retryJitterFactor: 0.5 }, download);
 */
export function exponentialBackoff(factor: number): (attempt: number) => number {
  return (attempt) => factor * 2 ** (attempt - 1);
}

/** Delays as they are for one failure: each anywhere between itself divided by, and itself times, `1 + factor`. */
export function jittered(delays: readonly number[], factor: number, random: () => number): readonly number[] {
  if (factor === 0) return delays;
  const shortest = 1 / (1 + factor);
  return delays.map((delay) => delay * (shortest + random() * (1 + factor - shortest)));
}

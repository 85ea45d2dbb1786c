import { useEffect, useState } from "preact/hooks";

/** How often what is told as "5 minutes ago" is told anew, in milliseconds. */
export const SELDOM = 10_000;

/** The time in milliseconds; while `runs`, it goes on by itself. */
export function useNow(runs: boolean, everyMs = 1000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    if (!runs) return undefined;
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [runs, everyMs]);
  return now;
}

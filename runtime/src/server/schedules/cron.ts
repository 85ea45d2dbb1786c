import { Cron } from "croner";

/** How far a date that never comes is looked for. */
const FARTHEST_MS = 50 * 365 * 86_400_000;

/** The dates of a cron line of five fields, or of six with seconds last; in UTC where there is no zone. */
export function* cronDates(
  {
    cron,
    timezone,
    day_or,
  }: { readonly cron: string; readonly timezone: string | null; readonly day_or: boolean },
  from: number,
): Generator<number> {
  const line = new Cron(secondsFirst(cron), {
    timezone: timezone ?? "UTC",
    domAndDow: !day_or,
    paused: true,
  });
  let last = new Date(Math.ceil(from) - 1);
  for (;;) {
    const next = line.nextRun(last);
    if (next === null || next.getTime() - from > FARTHEST_MS) return;
    yield next.getTime();
    last = next;
  }
}

function secondsFirst(cron: string): string {
  const fields = cron.trim().split(/\s+/u);
  if (fields.length !== 6) return cron.trim();
  return [fields[5], ...fields.slice(0, 5)].join(" ");
}

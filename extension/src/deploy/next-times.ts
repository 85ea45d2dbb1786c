import { Cron } from "croner";

/**
 * The next times of a cron line of five fields, or of six with seconds last, as the servers read it: a day is one of the month
 * or of the week, where both are given. In words of the zone. Fewer than `count` where there are no more.
 *
 * @throws Error where it is no cron line.
 */
export function nextTimes(cron: string, zone: string, count: number, from: Date): readonly string[] {
  const line = new Cron(secondsFirst(cron), { timezone: zone, domAndDow: false, paused: true });
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const hasSeconds = fieldsOf(cron).length === 6;
  return line.nextRuns(count, from).map((time) => {
    // Put together here: the commas of a locale are not the same in every version of VS Code.
    const { weekday, day, month, hour, minute, second } = Object.fromEntries(
      format.formatToParts(time).map(({ type, value }) => [type, value]),
    );
    return `${weekday} ${day} ${month} ${hour}:${minute}${hasSeconds ? `:${second}` : ""}`;
  });
}

const fieldsOf = (cron: string): readonly string[] => cron.trim().split(/\s+/u);

/** A cron line with its seconds, where it has any, first: as libraries read it. @throws Error where it is no cron line. */
export function secondsFirst(cron: string): string {
  const fields = fieldsOf(cron);
  if (fields.length !== 5 && fields.length !== 6)
    throw new Error("A cron line has five fields: minute, hour, day of the month, month, day of the week.");
  return (fields.length === 6 ? [fields[5], ...fields.slice(0, 5)] : fields).join(" ");
}

import prettyMilliseconds from "pretty-ms";

/** A length of time for people: `340ms`, `1.2s`, `3m 4s`. */
export function duration(milliseconds: number): string {
  const whole = Math.max(0, Math.round(milliseconds));
  if (whole < 1000) return `${whole}ms`;
  return prettyMilliseconds(
    whole,
    whole < 60_000 ? { keepDecimalsOnWholeSeconds: true } : { secondsDecimalDigits: 0 },
  );
}

/** A moment for people, in their own zone: `14:03:11`, with the date where it is not today's. */
export function moment(at: Date, now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  if (at.toDateString() === now.toDateString()) return time;
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}

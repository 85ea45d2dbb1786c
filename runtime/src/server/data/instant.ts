const EXACT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/u;
const PARTS =
  /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d+))?)?)?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?$/u;

/**
 * A moment as the server keeps it: ISO 8601 in UTC with microseconds, so that texts sort as times do. Takes what Prefect's
 * clients send: `T` or a space between date and time, any offset (none is UTC), or seconds since 1970. Null for what is no moment.
 */
export function instant(value: string | number): string | null {
  if (typeof value === "number") return fromSeconds(value);
  if (EXACT.test(value) && !Number.isNaN(Date.parse(value))) return value;
  const parts = PARTS.exec(value.trim());
  if (parts === null) return null;
  const [, date = "", time = "00:00", seconds = "00", fraction = "", zone = "Z"] = parts;
  const ms = Date.parse(`${date}T${time}:${seconds}${offset(zone)}`);
  if (Number.isNaN(ms)) return null;
  return at(ms, `${fraction}000000`.slice(0, 6));
}

/** Milliseconds since 1970 as the server keeps moments. */
export function instantOf(ms: number): string {
  const whole = Math.floor(ms / 1000) * 1000;
  const micros = Math.round((ms - whole) * 1000);
  return micros >= 1_000_000 ? at(whole + 1000, "000000") : at(whole, String(micros).padStart(6, "0"));
}

/** Milliseconds since 1970, with their fraction. */
export function msOf(moment: string): number {
  const fraction = /\.\d{3}(\d+)/u.exec(moment)?.[1];
  const ms = Date.parse(moment);
  return fraction === undefined ? ms : ms + Number(`0.${fraction}`);
}

/** Seconds from one moment to another. */
export function secondsBetween(from: string, to: string): number {
  return (msOf(to) - msOf(from)) / 1000;
}

function fromSeconds(value: number): string | null {
  // like pydantic: large numbers are milliseconds
  const ms = Math.abs(value) > 2e10 ? value : value * 1000;
  return Math.abs(ms) > 8.6e15 || !Number.isFinite(ms) || ms < -62_135_596_800_000 || ms > 253_402_300_799_999
    ? null
    : instantOf(ms);
}

function offset(zone: string): string {
  if (/^z$/iu.test(zone)) return "Z";
  const digits = zone.replace(":", "");
  return `${digits.slice(0, 3)}:${digits.slice(3) === "" ? "00" : digits.slice(3)}`;
}

function at(ms: number, micros: string): string {
  return `${new Date(ms).toISOString().slice(0, 19)}.${micros}Z`;
}

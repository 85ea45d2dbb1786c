import { CliError } from "../cli-error.js";

const HOURS = { h: 1, d: 24, w: 24 * 7 } as const;
const BYTES = { kb: 1e3, mb: 1e6, gb: 1e9 } as const;

/** `30d`, `12h` or `2w` in milliseconds. @throws CliError */
export function readAge(text: string): number {
  const [, count = "", unit = ""] = /^(\d+)([hdw])$/u.exec(text) ?? [];
  if (!(unit in HOURS))
    throw new CliError(`"${text}" is no age.`, { hint: "Write 12h, 30d or 2w: hours, days, weeks." });
  return Number(count) * HOURS[unit as keyof typeof HOURS] * 3_600_000;
}

/** `500MB` or `1.5GB` in bytes. @throws CliError */
export function readSize(text: string): number {
  const [, count = "", unit = ""] = /^(\d+(?:\.\d+)?)([kmg]b)$/u.exec(text.toLowerCase()) ?? [];
  if (!(unit in BYTES)) throw new CliError(`"${text}" is no size.`, { hint: "Write 500MB or 2GB." });
  return Number(count) * BYTES[unit as keyof typeof BYTES];
}

/** Bytes for people: `340 kB`, `1.2 GB`. */
export function sizeText(bytes: number): string {
  if (bytes >= BYTES.gb) return `${(bytes / BYTES.gb).toFixed(1)} GB`;
  if (bytes >= BYTES.mb) return `${(bytes / BYTES.mb).toFixed(1)} MB`;
  return `${Math.ceil(bytes / BYTES.kb)} kB`;
}

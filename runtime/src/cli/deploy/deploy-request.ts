import type { Schedule } from "../../deploy/index.js";
import type { Json } from "../../python/index.js";
import { CliError } from "../cli-error.js";
import type { GroupMode } from "@nbflow/converter";

/** One deployment that is asked for, by the command line or by `nbflow.yaml`. */
export interface DeployRequest {
  /** The script or notebook, as given; relative to `folder`. */
  readonly file: string;
  /** What relative paths start from. Absolute. */
  readonly folder: string;
  readonly name: string;
  readonly pool: string;
  readonly queue: string | null;
  readonly schedules: readonly Schedule[];
  /** `name=value` texts, read by the flow's schema. */
  readonly pairs: readonly string[];
  readonly parameters: Readonly<Record<string, Json>>;
  readonly tags: readonly string[];
  readonly description: string | null;
  readonly requirements: string | null;
  readonly python: string | null;
  readonly include: readonly string[];
  /** Null for the default one. */
  readonly storage: string | null;
  readonly concurrencyLimit: number | null;
  readonly paused: boolean;
  readonly jobVariables: Readonly<Record<string, Json>>;
  readonly group: GroupMode;
}

export interface DeployOptions {
  readonly name?: string;
  readonly pool: string;
  readonly queue?: string;
  readonly cron?: readonly string[];
  readonly interval?: string;
  readonly rrule?: readonly string[];
  readonly timezone: string;
  readonly param?: readonly string[];
  readonly tag?: readonly string[];
  readonly description?: string;
  readonly requirements?: string;
  readonly python?: string;
  readonly include?: readonly string[];
  readonly storage?: string;
  readonly concurrencyLimit?: number;
  readonly paused?: boolean;
  readonly jobVariable?: readonly string[];
  readonly group: GroupMode;
}

/** @throws CliError for what can't be read. */
export function requestOf(file: string, options: DeployOptions, folder: string): DeployRequest {
  return {
    file,
    folder,
    name: options.name ?? "default",
    pool: options.pool,
    queue: options.queue ?? null,
    schedules: schedulesOf(options),
    pairs: options.param ?? [],
    parameters: {},
    tags: options.tag ?? [],
    description: options.description ?? null,
    requirements: options.requirements ?? null,
    python: options.python ?? null,
    include: options.include ?? [],
    storage: options.storage ?? null,
    concurrencyLimit: options.concurrencyLimit ?? null,
    paused: options.paused === true,
    jobVariables: variablesOf(options.jobVariable ?? []),
    group: options.group,
  };
}

function schedulesOf({ cron = [], interval, rrule = [], timezone }: DeployOptions): readonly Schedule[] {
  mustBeZone(timezone);
  return [
    ...cron.map((each) => ({ cron: each, timezone })),
    ...(interval === undefined ? [] : [{ interval: secondsOf(interval), timezone, anchor: null }]),
    ...rrule.map((each) => ({ rrule: each, timezone })),
  ];
}

/** @throws CliError for what is no time zone of the tz database. */
export function mustBeZone(timezone: string): void {
  try {
    Intl.DateTimeFormat("en", { timeZone: timezone });
  } catch {
    throw new CliError(`There is no time zone ${timezone}.`, { hint: "It is like Europe/Madrid, or UTC." });
  }
}

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** `90`, `90s`, `15m`, `6h`, `1d`, `2w` in seconds. */
export function secondsOf(text: string): number {
  const [, count = "", unit = "s"] = /^(\d+(?:\.\d+)?)([smhdw]?)$/u.exec(text.trim()) ?? [];
  const seconds = Number(count) * (UNITS[unit === "" ? "s" : unit] ?? 1);
  if (count === "" || seconds <= 0)
    throw new CliError(`${text} is no interval.`, { hint: "It is like 90, 15m, 6h, 1d or 2w." });
  return seconds;
}

function variablesOf(pairs: readonly string[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      if (at < 1) throw new CliError(`--job-variable ${pair} is none.`, { hint: "Write it as name=value." });
      return [pair.slice(0, at), jsonOrText(pair.slice(at + 1))];
    }),
  );
}

function jsonOrText(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Ajv, type ErrorObject } from "ajv";
import { LineCounter, parseDocument, type Document } from "yaml";
import type { Schedule } from "../../deploy/index.js";
import type { Json } from "../../python/index.js";
import { CliError } from "../cli-error.js";
import { GROUP_MODES } from "../group-modes.js";
import { nearest } from "../nearest.js";
import { mustBeZone, secondsOf, type DeployOptions, type DeployRequest } from "./deploy-request.js";

interface ManifestSchedule {
  readonly cron?: string;
  readonly interval?: string | number;
  readonly rrule?: string;
  readonly timezone?: string;
  readonly anchor?: string;
}

interface Entry {
  readonly file: string;
  readonly name: string;
  readonly pool?: string;
  readonly queue?: string;
  readonly schedules?: readonly ManifestSchedule[];
  readonly parameters?: Readonly<Record<string, Json>>;
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly requirements?: string;
  readonly python?: string;
  readonly include?: readonly string[];
  readonly storage?: string;
  readonly concurrency_limit?: number;
  readonly paused?: boolean;
  readonly job_variables?: Readonly<Record<string, Json>>;
  readonly group?: DeployOptions["group"];
}

interface Manifest {
  readonly defaults?: Partial<Entry>;
  readonly deployments: readonly Entry[];
}

const text = { type: "string", minLength: 1 };
const texts = { type: "array", items: text };
const fields = {
  file: text,
  name: { type: "string", pattern: "^[^/%&><]+$" },
  pool: text,
  queue: text,
  schedules: {
    type: "array",
    items: {
      type: "object",
      properties: {
        cron: text,
        interval: { type: ["string", "number"] },
        rrule: text,
        timezone: text,
        anchor: text,
      },
      additionalProperties: false,
      oneOf: [{ required: ["cron"] }, { required: ["interval"] }, { required: ["rrule"] }],
    },
  },
  parameters: { type: "object" },
  tags: texts,
  description: text,
  requirements: text,
  python: text,
  include: texts,
  storage: text,
  concurrency_limit: { type: "integer", minimum: 1 },
  paused: { type: "boolean" },
  job_variables: { type: "object" },
  group: { enum: [...GROUP_MODES] },
};

/** The JSON Schema of `nbflow.yaml`. */
const MANIFEST_SCHEMA = {
  type: "object",
  properties: {
    defaults: { type: "object", properties: fields, additionalProperties: false },
    deployments: {
      type: "array",
      minItems: 1,
      items: { type: "object", properties: fields, required: ["file", "name"], additionalProperties: false },
    },
  },
  required: ["deployments"],
  additionalProperties: false,
};

/**
 * The deployments that a file describes, or the one that `--name` asks for.
 * @throws CliError with the line for what is not as it should be.
 */
export async function readManifest(
  given: string,
  options: DeployOptions,
  cwd: string,
): Promise<readonly DeployRequest[]> {
  const path = resolve(cwd, given);
  const source = await readFile(path, "utf8").catch(() => {
    throw new CliError(`There is no file ${given}.`, {
      hint: "Name a script or a notebook (nbflow deploy flow.ts --name daily), or describe deployments in nbflow.yaml.",
    });
  });
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const [broken] = document.errors;
  if (broken !== undefined) throw new CliError(`${given}: ${broken.message}`);
  const value: unknown = document.toJS();
  const validate = new Ajv({ allErrors: true, strict: false }).compile<Manifest>(MANIFEST_SCHEMA);
  if (!validate(value)) throw invalid(given, document, lines, validate.errors ?? []);
  const { defaults = {}, deployments } = value;
  const chosen = deployments.filter(({ name }) => options.name === undefined || name === options.name);
  if (chosen.length === 0) {
    throw new CliError(`${given} describes no deployment ${options.name ?? ""}.`, {
      hint: `It has: ${deployments.map(({ name }) => name).join(", ")}.`,
    });
  }
  return chosen.map((entry) => requestFrom({ ...defaults, ...entry }, options, dirname(path)));
}

function requestFrom(entry: Entry, options: DeployOptions, folder: string): DeployRequest {
  return {
    file: entry.file,
    folder,
    name: entry.name,
    pool: entry.pool ?? options.pool,
    queue: entry.queue ?? null,
    schedules: (entry.schedules ?? []).map(scheduleFrom),
    pairs: options.param ?? [],
    parameters: entry.parameters ?? {},
    tags: entry.tags ?? [],
    description: entry.description ?? null,
    requirements: entry.requirements ?? null,
    python: options.python ?? entry.python ?? null,
    include: entry.include ?? [],
    storage: entry.storage ?? options.storage ?? null,
    concurrencyLimit: entry.concurrency_limit ?? null,
    paused: entry.paused === true,
    jobVariables: entry.job_variables ?? {},
    group: entry.group ?? options.group,
  };
}

function scheduleFrom({ cron, interval, rrule, timezone = "UTC", anchor }: ManifestSchedule): Schedule {
  mustBeZone(timezone);
  if (cron !== undefined) return { cron, timezone };
  if (rrule !== undefined) return { rrule, timezone };
  return { interval: secondsOf(String(interval)), timezone, anchor: anchor ?? null };
}

function invalid(
  given: string,
  document: Document,
  lines: LineCounter,
  errors: readonly ErrorObject[],
): CliError {
  const told = errors
    .filter(({ keyword }) => keyword !== "oneOf" || errors.length === 1)
    .map((error) => {
      const way = error.instancePath
        .split("/")
        .slice(1)
        .map((part) => (/^\d+$/u.test(part) ? Number(part) : part));
      const node = document.getIn(way, true) as { readonly range?: readonly number[] } | undefined;
      const line = lines.linePos(node?.range?.[0] ?? 0).line;
      return `${given}, line ${line}: ${way.length === 0 ? "the file" : way.join(".")} ${detailOf(error)}`;
    });
  return new CliError([...new Set(told)].join("\n"));
}

function detailOf({ keyword, params, message }: ErrorObject): string {
  const { additionalProperty: unknown } = params as { readonly additionalProperty?: string };
  if (keyword !== "additionalProperties" || unknown === undefined) return message ?? keyword;
  const meant = nearest(unknown, [
    ...Object.keys(fields),
    "deployments",
    "defaults",
    "cron",
    "interval",
    "timezone",
  ]);
  return `has no field ${unknown}${meant === null ? "" : `; did you mean ${meant}?`}`;
}

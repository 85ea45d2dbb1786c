import { read, type Fields } from "../orion/index.js";

/** What is started for a flow run. */
export interface Job {
  /** Null where the deployment names none: it is one of Prefect's own. */
  readonly command: string | null;
  readonly env: Readonly<Record<string, string | null>>;
  /** Null for a temporary folder. */
  readonly workingDir: string | null;
  readonly showsOutput: boolean;
}

const WHOLE = /^\{\{\s*([\w.]+)\s*\}\}$/u;
const PART = /\{\{\s*([\w.]+)\s*\}\}/gu;

/**
 * A flow run's job: the pool's template with the variables' defaults, in the place of which the deployment's stand, and then the
 * flow run's own. Environments are put together, as Prefect's worker does it.
 */
export function jobOf(pool: Fields, deployment: Fields | null, flowRun: Fields): Job {
  const template = read.object(pool, "base_job_template");
  const properties = read.object(read.object(template, "variables"), "properties");
  const defaults = Object.entries(properties).flatMap(([name, property]) => {
    const fields = read.fields(property);
    return "default" in fields ? [[name, fields["default"]] as const] : [];
  });
  const given = [
    Object.fromEntries(defaults),
    deployment === null ? {} : read.object(deployment, "job_variables"),
    read.object(flowRun, "job_variables"),
  ];
  const env = Object.assign({}, ...given.map((variables) => read.object(variables, "env"))) as Fields;
  const values: Fields = Object.assign({}, ...given, { env });
  const configuration = read.object(template, "job_configuration");
  const filled = Object.fromEntries(
    Object.entries(configuration).map(([name, value]) => [
      name,
      typeof value === "string" ? fill(value, values) : value,
    ]),
  );
  const command = filled["command"];
  const workingDir = filled["working_dir"];
  return {
    command: typeof command === "string" && command.trim() !== "" ? command : null,
    env: environmentOf(filled["env"]),
    workingDir: typeof workingDir === "string" && workingDir !== "" ? workingDir : null,
    showsOutput: filled["stream_output"] !== false,
  };
}

function fill(text: string, values: Fields): unknown {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return values[whole] ?? null;
  return text.replaceAll(PART, (all, name: string) => textOf(values[name]) ?? all);
}

function environmentOf(value: unknown): Readonly<Record<string, string | null>> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, each === null ? null : String(each)]),
  );
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What a job of a pool is made of: the job itself, with `{{ … }}` for what may be set, and the JSON Schema of that. */
export interface JobTemplate extends Readonly<Record<string, unknown>> {
  readonly job_configuration: Readonly<Record<string, unknown>>;
  readonly variables: {
    readonly type: "object";
    readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

/** A kind of work pool, as the API tells of it. */
export interface WorkerType {
  readonly type: string;
  readonly display_name: string;
  readonly description: string;
  readonly install_command: string;
  readonly documentation_url: string;
  readonly logo_url: string;
  readonly is_beta: boolean;
  readonly default_base_job_configuration: JobTemplate;
}

/** What jobs of every kind have; `what` is made for a run: "process". */
export const common = (what: string) => ({
  name: { type: "string", title: "Name", description: `What the ${what} is called.` },
  env: {
    type: "object",
    title: "Environment Variables",
    description: `Environment variables of the ${what}.`,
    additionalProperties: { anyOf: [{ type: "string" }, { type: "null" }] },
  },
  labels: {
    type: "object",
    title: "Labels",
    description: `Labels of the ${what}.`,
    additionalProperties: { type: "string" },
  },
  command: {
    type: "string",
    title: "Command",
    description: "What is started. Mostly left empty: nbflow deploy or the worker sets it.",
  },
  stream_output: {
    type: "boolean",
    title: "Stream Output",
    description: `Whether the worker shows what the ${what} prints.`,
    default: true,
  },
});

export const text = (title: string, description: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: "string",
  title,
  description,
  ...more,
});

/** Variables that the job has as they are, each under its own name. */
export const asTheyAre = (properties: object): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(properties).map((name) => [name, `{{ ${name} }}`]));

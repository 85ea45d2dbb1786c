/** A parameter that a flow takes, as its JSON Schema says. */
export interface FlowParameter {
  readonly name: string;
  /** JSON Schema's types, one or several; none where the schema says nothing. */
  readonly types: readonly string[];
  /** The values that it may have; none where any of its type will do. */
  readonly choices: readonly unknown[];
  readonly default: unknown;
  readonly description: string;
  readonly required: boolean;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** What `nbflow inspect --json` says of a flow's parameters. */
export const parametersIn = (inspected: string): readonly FlowParameter[] =>
  parametersOf(recordOf(JSON.parse(inspected))["parameters"]);

/** What a JSON Schema of an object says of its properties; nothing where it is none. */
export function parametersOf(parameters: unknown): readonly FlowParameter[] {
  const schema = recordOf(parameters);
  const required = listOf(schema["required"]);
  return Object.entries(recordOf(schema["properties"])).map(([name, value]) => {
    const property = recordOf(value);
    const numberOf = (key: string): number | undefined =>
      typeof property[key] === "number" ? property[key] : undefined;
    return {
      name,
      types: [property["type"] ?? []].flat().map(String),
      choices: property["type"] === "boolean" ? [true, false] : listOf(property["enum"]),
      default: property["default"],
      description: typeof property["description"] === "string" ? property["description"] : "",
      required: required.includes(name),
      minimum: numberOf("minimum"),
      maximum: numberOf("maximum"),
    };
  });
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

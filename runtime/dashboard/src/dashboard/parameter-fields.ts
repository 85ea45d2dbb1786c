import type { Json } from "../client/index.js";

/** A parameter as it is asked for. */
export interface ParameterField {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly kind: "text" | "number" | "integer" | "boolean" | "choice" | "json";
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  /** What the field begins with. */
  readonly text: string;
}

type Fields = Readonly<Record<string, Json>>;

/** The fields of a deployment's parameters: by its schema, or, where it has none, by the values that it has. */
export function fieldsOf(schema: Json, values: Fields): readonly ParameterField[] {
  const { properties, required } = fields(schema);
  const known = fields(properties);
  const must = Array.isArray(required) ? required : [];
  const names = [...new Set([...Object.keys(known), ...Object.keys(values)])];
  return names.map((name) => {
    const about = fields(known[name]);
    const value = name in values ? values[name] : about["default"];
    const choices = Array.isArray(about["enum"])
      ? about["enum"].filter((one) => typeof one === "string")
      : [];
    const kind = choices.length > 0 ? "choice" : kindOf(about["type"], value);
    return {
      name,
      label: typeof about["title"] === "string" ? about["title"] : name,
      description: typeof about["description"] === "string" ? about["description"] : null,
      kind,
      choices,
      isRequired: must.includes(name),
      text: value === undefined ? "" : textOf(value, kind),
    };
  });
}

function kindOf(type: Json | undefined, value: Json | undefined): ParameterField["kind"] {
  if (type === "string" || type === undefined) {
    if (type === undefined && value !== undefined) return kindOfValue(value);
    return type === "string" ? "text" : "json";
  }
  if (type === "integer" || type === "number" || type === "boolean") return type;
  return "json";
}

function kindOfValue(value: Json): ParameterField["kind"] {
  if (typeof value === "string") return "text";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "number" ? "number" : "json";
}

function textOf(value: Json, kind: ParameterField["kind"]): string {
  return typeof value === "string" && kind !== "json" ? value : JSON.stringify(value);
}

/** What was typed, as a value; `undefined` where nothing was, so that the flow's own default holds. Throws what a person is told. */
export function valueOf(field: ParameterField, text: string): Json | undefined {
  const { kind, label } = field;
  if (text.trim() === "" && (kind !== "text" || field.text === "")) {
    if (field.isRequired) throw new Error(`${label} has no value.`);
    return undefined;
  }
  switch (kind) {
    case "text":
    case "choice":
      return text;
    case "boolean":
      return text === "true";
    case "integer":
    case "number": {
      const number = Number(text);
      if (!Number.isFinite(number)) throw new Error(`${label} takes a number.`);
      if (kind === "integer" && !Number.isInteger(number)) throw new Error(`${label} takes a whole number.`);
      return number;
    }
    case "json":
      try {
        return JSON.parse(text) as Json;
      } catch {
        throw new Error(`${label} takes JSON, such as ["a", 1] or "text".`);
      }
  }
}

function fields(value: Json | undefined): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

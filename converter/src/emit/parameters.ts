import type { ParameterType, Plan, PlanParameter } from "../plan/plan.js";
import { comment } from "./comment.js";
import { propertyKey } from "./javascript.js";
import { json, object, string } from "./layout.js";
import type { Layout } from "./layout.js";

const types: Record<ParameterType, string> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  array: "readonly unknown[]",
  object: "{ readonly [key: string]: unknown }",
  null: "unknown",
  any: "unknown",
};

/** `interface Parameters`: what may be set for a run. Empty where the notebook has no parameters. */
export function parametersInterface(plan: Plan): string {
  const [first] = plan.parameters;
  if (first === undefined) return "";
  const head = comment([`What the cell tagged \`parameters\` sets (cell ${first.cell}).`]);
  const members = plan.parameters.map(
    (parameter) =>
      `${comment([documentation(parameter)], 2)}  ${propertyKey(parameter.name)}?: ${types[parameter.type]};\n`,
  );
  return `${head}interface Parameters {\n${members.join("")}}\n\n`;
}

/** The JSON Schema of the parameters, for the flow's options. */
export function parametersSchema(parameters: readonly PlanParameter[]): Layout {
  const properties = parameters.map((parameter) => [parameter.name, propertySchema(parameter)] as const);
  return object(
    [
      ["type", string("object")],
      ["properties", object(properties, true)],
    ],
    true,
  );
}

function propertySchema({ type, default: value, description }: PlanParameter): Layout {
  const takesAnything = type === "any" || type === "null";
  return object([
    ...(takesAnything ? [] : [["type", string(type)] as const]),
    ...(value === undefined ? [] : [["default", json(value)] as const]),
    ...(description === null ? [] : [["description", string(description)] as const]),
  ]);
}

function documentation({ description, source }: PlanParameter): string {
  const standard = `Default: \`${shortened(source)}\`.`;
  if (description === null) return standard;
  const sentence = description.slice(0, 1).toUpperCase() + description.slice(1);
  return `${/[.!?]$/.test(sentence) ? sentence : `${sentence}.`} ${standard}`;
}

function shortened(source: string): string {
  const line = source.replace(/\s+/g, " ").trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}

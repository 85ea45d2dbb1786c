import type { Expression, Step } from "../facts/index.js";
import { bodiesOf, boundNames } from "../plan/calls.js";

/** TypeScript's types of the variables that a cell binds at its own level, where the text says what they are. */
export function scriptTypes(steps: readonly Step[]): ReadonlyMap<string, string | null> {
  const types = new Map<string, string | null>();
  const add = (name: string, type: string | null): void => {
    types.set(name, types.has(name) && types.get(name) !== type ? null : type);
  };
  for (const step of steps) {
    for (const body of bodiesOf(step)) {
      // A `with` runs its body as it stands; of what may not run, or often, the text does not say enough.
      const isSure = step.kind === "manage";
      for (const [name, type] of scriptTypes(body)) add(name, isSure ? type : null);
    }
    if (step.kind !== "assign") continue;
    for (const target of step.targets) {
      if (target.kind === "name") add(target.name, scriptType(step.value));
      else for (const name of boundNames(target)) add(name, null);
    }
  }
  return types;
}

function scriptType(value: Expression): string | null {
  switch (value.kind) {
    case "constant":
      return constants[value.type] ?? null;
    case "text":
      return "string";
    case "collection":
    case "comprehension":
      return value.type === "list" ? "any[]" : value.type === "dict" ? "Record<string, any>" : null;
    case "call":
      return called(value);
    default:
      return null;
  }
}

const constants: Readonly<Record<string, string>> = {
  str: "string",
  int: "number",
  float: "number",
  bool: "boolean",
};

const builtins: Readonly<Record<string, string>> = {
  len: "number",
  int: "number",
  float: "number",
  str: "string",
  bool: "boolean",
  sorted: "any[]",
  list: "any[]",
  dict: "Record<string, any>",
};

function called({ callee, arguments: given }: Expression & { readonly kind: "call" }): string | null {
  if (callee.kind === "name") return builtins[callee.name] ?? null;
  if (callee.kind !== "attribute") return null;
  if (callee.name === "tolist") return "any[]";
  const records = given.some(({ value }) => value.kind === "constant" && value.text === "records");
  return callee.name === "to_dict" && records ? "any[]" : null;
}

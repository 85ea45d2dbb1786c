import type { Expression } from "../facts/index.js";

/** The variables that expressions mention, those inside functions left out. */
export function namesIn(values: readonly Expression[]): Set<string> {
  const names = new Set<string>();
  for (const value of values) {
    if (value.kind === "name") names.add(value.name);
    for (const name of namesIn(partsOf(value))) if (!isLocal(value, name)) names.add(name);
  }
  return names;
}

/** A comprehension's own names are seen in it alone. */
function isLocal(value: Expression, name: string): boolean {
  return value.kind === "comprehension" && value.locals.has(name);
}

/** The expressions that an expression evaluates, one level down. */
export function partsOf(value: Expression): readonly Expression[] {
  switch (value.kind) {
    case "attribute":
    case "await":
      return [value.of];
    case "item":
      return [value.of, value.key];
    case "slice":
    case "text":
      return value.parts;
    case "operation":
      return value.operands;
    case "choice":
      return [...value.tests, ...value.values];
    case "call":
      return [value.callee, ...value.arguments.map((argument) => argument.value)];
    case "collection":
      return value.items.flatMap((item) => (item.key === null ? [item.value] : [item.key, item.value]));
    case "comprehension":
      return [...value.generators.map(({ over }) => over), ...value.element];
    case "bind":
    case "raise":
      return [value.value];
    case "yield":
      return value.value === null ? [] : [value.value];
    default:
      return [];
  }
}

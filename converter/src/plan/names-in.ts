import type { Expression } from "../facts/index.js";

/** The variables that expressions mention, those inside functions left out. */
export function namesIn(values: readonly Expression[]): Set<string> {
  const names = new Set<string>();
  const waiting = [...values];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value.kind === "name") names.add(value.name);
    waiting.push(...partsOf(value));
  }
  return names;
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
      return [value.value];
    case "yield":
      return value.value === null ? [] : [value.value];
    default:
      return [];
  }
}

import { ts } from "ts-morph";
import type { Expression, Step, Target } from "../facts/index.js";
import { name, string, type Lowering } from "./lowering.js";

/** Binds a name, or takes a value apart into names. */
export function lowerBinding(binding: ts.BindingName, value: Expression, at: Lowering, line: number): Step[] {
  if (ts.isIdentifier(binding)) return [assign(at.nameOf(binding.text), value, line)];
  const whole = at.fresh("whole");
  const steps: Step[] = [assign(whole, value, line)];
  return ts.isObjectBindingPattern(binding)
    ? [...steps, ...binding.elements.flatMap((element) => objectPart(element, whole, at))]
    : [...steps, ...arrayParts(binding, whole, at, line)];
}

function objectPart(element: ts.BindingElement, whole: string, at: Lowering): Step[] {
  const line = at.lineOf(element);
  const from = name(whole, line);
  if (element.dotDotDotToken !== undefined) {
    const rest: Expression = {
      kind: "collection",
      type: "dict",
      items: [{ key: null, value: from, spread: true }],
    };
    return lowerBinding(element.name, rest, at, line);
  }
  const key = element.propertyName ?? (element.name as ts.Identifier);
  const part: Expression = ts.isComputedPropertyName(key)
    ? { kind: "item", of: from, key: at.value(key.expression) }
    : ts.isIdentifier(key)
      ? { kind: "attribute", of: from, name: key.text }
      : { kind: "item", of: from, key: string("text" in key ? key.text : null) };
  return lowerBinding(element.name, withDefault(part, element, at), at, line);
}

function arrayParts(binding: ts.ArrayBindingPattern, whole: string, at: Lowering, line: number): Step[] {
  const parts: { readonly element: ts.BindingElement; readonly part: string }[] = [];
  const targets = binding.elements.map((element): Target => {
    const part = at.fresh("part");
    const target: Target = { kind: "name", name: part };
    if (ts.isOmittedExpression(element)) return target;
    parts.push({ element, part });
    return element.dotDotDotToken === undefined ? target : { kind: "rest", target };
  });
  const apart: Step = {
    kind: "assign",
    targets: [{ kind: "unpack", targets }],
    value: name(whole, line),
    line,
  };
  const bound = parts.flatMap(({ element, part }) =>
    lowerBinding(element.name, withDefault(name(part, line), element, at), at, at.lineOf(element)),
  );
  return [apart, ...bound];
}

function withDefault(value: Expression, { initializer }: ts.BindingElement, at: Lowering): Expression {
  if (initializer === undefined) return value;
  return { kind: "choice", tests: [], values: [value, at.maybe().value(initializer)] };
}

export function assign(to: string, value: Expression, line: number): Step {
  return { kind: "assign", targets: [{ kind: "name", name: to }], value, line };
}

import type { Expr, ParsedCell, Stmt } from "../python/index.js";
import { literalOf } from "./literal.js";
import type { CellNumber, ParameterType, PlanParameter } from "./plan.js";
import { sourceOf, trailingComment } from "./source-text.js";

/** The parameters that a cell tagged `parameters` sets at its own level, in its order; the last setting of a name counts. */
export function parametersOf(cell: CellNumber, { source, tree }: ParsedCell): PlanParameter[] {
  const found = new Map<string, PlanParameter>();
  for (const statement of tree?.body ?? []) {
    const setting = settingOf(statement);
    if (setting === null) continue;
    const literal = literalOf(setting.value, source);
    found.delete(setting.name);
    found.set(setting.name, {
      name: setting.name,
      type: literal?.type ?? annotatedType(setting.annotation),
      ...(literal?.json === undefined ? {} : { default: literal.json }),
      source: sourceOf(source, setting.value),
      description: trailingComment(source, statement),
      cell,
    });
  }
  return [...found.values()];
}

interface Setting {
  readonly name: string;
  readonly value: Expr;
  readonly annotation: Expr | null;
}

function settingOf(statement: Stmt): Setting | null {
  if (statement.nodeType === "AnnAssign") {
    const { target, value, annotation } = statement;
    return target.nodeType === "Name" && value !== undefined ? { name: target.id, value, annotation } : null;
  }
  if (statement.nodeType !== "Assign") return null;
  const [target, ...others] = statement.targets;
  if (target?.nodeType !== "Name" || others.length > 0) return null;
  return { name: target.id, value: statement.value, annotation: null };
}

const annotations = new Map<string, ParameterType>([
  ["str", "string"],
  ["int", "integer"],
  ["float", "number"],
  ["bool", "boolean"],
  ["list", "array"],
  ["List", "array"],
  ["dict", "object"],
  ["Dict", "object"],
]);

function annotatedType(annotation: Expr | null): ParameterType {
  const name = annotation?.nodeType === "Subscript" ? annotation.value : annotation;
  return name?.nodeType === "Name" ? (annotations.get(name.id) ?? "any") : "any";
}

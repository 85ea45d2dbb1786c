import { isTemplate, render, type TemplateContext } from "../template.js";

const ALONE = /^\s*\{\{((?:(?!\{\{)[^])*)\}\}\s*$/u;

/**
 * Parameters with their templates rendered. A text that is one expression alone becomes that expression's value, with its type;
 * `{"__prefect_kind": "jinja"}` a text.
 */
export function renderParameters(value: unknown, context: () => TemplateContext): unknown {
  if (typeof value === "string") return isTemplate(value) ? rendered(value, context) : value;
  if (Array.isArray(value)) return value.map((item) => renderParameters(item, context));
  if (typeof value !== "object" || value === null) return value;
  const { __prefect_kind: kind } = value as { readonly __prefect_kind?: unknown };
  if (kind === undefined)
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, renderParameters(item, context)]),
    );
  const { template, value: inner } = value as { readonly template?: unknown; readonly value?: unknown };
  if (kind === "jinja") return render(typeof template === "string" ? template : "", context());
  // what the others stand for is read when the run is made
  return kind === "json" && typeof inner === "object" && inner !== null
    ? { __prefect_kind: "json", value: renderParameters(inner, context) }
    : value;
}

function rendered(template: string, context: () => TemplateContext): unknown {
  const [, expression] = ALONE.exec(template) ?? [];
  if (expression === undefined) return render(template, context());
  return JSON.parse(render(`{{ ${expression.trim()} | tojson }}`, context())) as unknown;
}

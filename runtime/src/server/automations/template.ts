import { Environment, Interpreter, parse, tokenize } from "@huggingface/jinja";
import { ActionError } from "./action.js";

/** Names that a template may use as filters; those of ours are functions below. */
const FILTERS = new Set(
  `abs capitalize default dictsort first float indent int items join last length list lower map reject rejectattr replace reverse
  safe select selectattr sort string title tojson trim unique upper`.split(/\s+/u),
);
const OUR_FILTERS = new Set(["ui_url", "flow_run_id"]);
const FLOW_RUN_ID = /flow-run\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/u;
/** Such lengthen what is rendered without end, or run without one. */
const NO_STATEMENTS = new Set(["Macro", "CallStatement", "FilterStatement", "Set"]);

interface Node {
  type: string;
  [name: string]: unknown;
}

/** What a template may name, and where a person sees what has an id. */
export interface TemplateContext {
  readonly names: Readonly<Record<string, unknown>>;
  /** Pages by the ids of what they show. */
  readonly pages: ReadonlyMap<string, string>;
}

export function isTemplate(text: string): boolean {
  return /\{\{|\{%/u.test(text);
}

/** What is wrong with a Jinja template, in words; null for nothing. */
export function problemWith(template: string): string | null {
  try {
    readTemplate(template);
    return null;
  } catch (error) {
    return wordsOf(error);
  }
}

/**
 * Renders a Jinja template. A name that is not there is an empty text.
 * @throws ActionError where it can't be rendered.
 */
export function render(template: string, context: TemplateContext): string {
  if (!isTemplate(template)) return template;
  try {
    return rendered(template, context);
  } catch (error) {
    throw new ActionError(`Template rendering failed: ${wordsOf(error)}`, {
      details: { template_source: template },
    });
  }
}

function rendered(template: string, { names, pages }: TemplateContext): string {
  const environment = new Environment();
  for (const [name, value] of Object.entries({
    none: null,
    None: null,
    true: true,
    True: true,
    false: false,
    False: false,
    ...names,
  }))
    environment.set(name, value);
  environment.set("ui_url", (shown: unknown) => {
    const id = shown instanceof Map ? (shown.get("id") as { value?: unknown } | undefined)?.value : undefined;
    return (typeof id === "string" ? pages.get(id) : undefined) ?? "";
  });
  environment.set("flow_run_id", (text: unknown) => FLOW_RUN_ID.exec(String(text))?.[1] ?? "");
  const { value } = new Interpreter(environment).run(readTemplate(template)) as { readonly value: unknown };
  return String(value);
}

function readTemplate(template: string): ReturnType<typeof parse> {
  let program: ReturnType<typeof parse>;
  try {
    program = parse(tokenize(template));
  } catch (error) {
    throw new Error(`it can't be read: ${wordsOf(error)}`, { cause: error });
  }
  prepare(program, false);
  return program;
}

/** Refuses what the templates here have not, and makes calls of our own filters. */
function prepare(node: Node, isInLoop: boolean): void {
  if (NO_STATEMENTS.has(node.type)) throw new Error(`${node.type.toLowerCase()} is not supported`);
  if (node.type === "For" && isInLoop) throw new Error("a loop in a loop is not supported");
  if (node.type === "Identifier" && node["value"] === "range") throw new Error("range is not supported");
  if (node.type === "FilterExpression") useFilter(node);
  for (const value of Object.values(node)) {
    const children: readonly unknown[] =
      value instanceof Map ? [...value.keys(), ...value.values()] : [value].flat();
    for (const child of children)
      if (typeof child === "object" && child !== null && "type" in child)
        prepare(child as Node, isInLoop || node.type === "For");
  }
}

function useFilter(node: Node): void {
  const filter = node["filter"] as Node;
  const named = filter.type === "CallExpression" ? (filter["callee"] as Node) : filter;
  const name = String(named["value"]);
  if (OUR_FILTERS.has(name)) {
    Object.assign(node, { type: "CallExpression", callee: named, args: [node["operand"]] });
    delete node["filter"];
    delete node["operand"];
  } else if (!FILTERS.has(name)) throw new Error(`there is no filter ${name}`);
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

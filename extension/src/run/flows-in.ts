/** A flow that a script offers. */
export interface OfferedFlow {
  /** Where it is defined, in characters from the script's beginning: at `@flow` for a method. */
  readonly at: number;
  /** The export that it is; undefined for the script's default. */
  readonly flow: string | undefined;
}

interface Defined {
  readonly at: number;
  /** Its exports; undefined for the default. */
  readonly exports: readonly (string | undefined)[];
}

/** The flows that a script exports, in the order in which they stand. What is no statement of its own line is not looked at. */
export function flowsIn(text: string): readonly OfferedFlow[] {
  const exported = exportsIn(text);
  const named = [...text.matchAll(definition)].map((match): Defined => {
    const { name = "", own } = match.groups ?? {};
    const exports = [...(own === undefined ? [] : [name]), ...(exported.get(name) ?? [])];
    return { at: methodOf(text, match.index) ?? match.index, exports };
  });
  const byDefault = defaultFlow.exec(text);
  const all: readonly Defined[] = byDefault
    ? [...named, { at: methodOf(text, byDefault.index) ?? byDefault.index, exports: [undefined] }]
    : named;
  return all
    .flatMap(({ at, exports }) =>
      exports.length === 0 ? [] : [{ at, flow: exports.includes(undefined) ? undefined : exports[0] }],
    )
    .toSorted((a, b) => a.at - b.at);
}

const maker = String.raw`(?:flow|flowOfMethod)\s*(?:<[^()]*>)?\(`;
const definition = new RegExp(
  String.raw`^(?<own>export\s+)?const\s+(?<name>[\p{L}_$][\p{L}\p{N}_$]*)\s*(?::[^=\n]+)?=\s*${maker}`,
  "gmu",
);
const defaultFlow = new RegExp(String.raw`^export\s+default\s+${maker}`, "mu");

/** What statements of their own export, by the name of the constant: `export default nightly`, `export { nightly as other }`. */
function exportsIn(text: string): ReadonlyMap<string, readonly (string | undefined)[]> {
  const found = new Map<string, (string | undefined)[]>();
  const add = (name: string, as: string | undefined): void => {
    found.set(name, [...(found.get(name) ?? []), as]);
  };
  for (const [, name = ""] of text.matchAll(/^export\s+default\s+([\p{L}_$][\p{L}\p{N}_$]*)\s*;?\s*$/gmu))
    add(name, undefined);
  for (const [, list = ""] of text.matchAll(/^export\s*\{([^}]*)\}(?!\s*from)/gmu)) {
    for (const [, name = "", as = name] of list.matchAll(/([\p{L}\p{N}_$]+)(?:\s+as\s+([\p{L}\p{N}_$]+))?/gu))
      add(name, as === "default" ? undefined : as);
  }
  return found;
}

/** Where `@flow` stands over the method that is made a flow at a place of the text: `flowOfMethod(new Trips(), "run")`. */
function methodOf(text: string, at: number): number | undefined {
  const made =
    /flowOfMethod\s*(?:<[^()]*>)?\(\s*new\s+([\p{L}\p{N}_$]+)\s*\([^)]*\)\s*,\s*["']([^"']+)["']/uy;
  made.lastIndex = text.indexOf("flowOfMethod", at);
  const [, className = "", method] = (made.lastIndex >= 0 && made.exec(text)) || [];
  const from = text.search(new RegExp(String.raw`^(?:export\s+)?class\s+${literal(className)}\b`, "mu"));
  if (method === undefined || from === -1) return undefined;
  for (const decorator of text.slice(from).matchAll(/^[ \t]*@flow\b/gmu)) {
    const start = from + decorator.index;
    const name = /^[ \t]*(?:(?:public|async)\s+)*([\p{L}\p{N}_$]+)\s*[(<]/mu.exec(
      afterCall(text, start),
    )?.[1];
    if (name === method) return start + decorator[0].indexOf("@");
  }
  return undefined;
}

/** What stands after a decorator and its arguments. */
function afterCall(text: string, at: number): string {
  let depth = 0;
  for (let index = text.indexOf("@", at) + "@flow".length; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    else if (text[index] === ")") depth -= 1;
    if (depth === 0) return text.slice(text[index] === ")" ? index + 1 : index);
  }
  return "";
}

const literal = (name: string): string => name.replaceAll("$", String.raw`\$`);

/** Code that is run in a notebook's scope beside its cells, in the kernel's silence: what it says comes as display data. */
import type { Json } from "../python/worker.js";

/** The type of the display data that answers `describeCode`: an object of values by name. */
export const answerType = "application/vnd.nbflow.values+json";

/** Two ways to bind a name to a value: what is no constant can be set, and all else declared as one. */
export function assignCode(name: string, value: Json): readonly [set: string, declare: string] {
  const text = literal(value);
  return [`"use strict"; ${name} = ${text};`, `const ${name} = ${text};`];
}

/** Keeps the functions that print, as code of the notebook may put others in their place. */
export const flushSetup = `Object.defineProperty(globalThis, Symbol.for("nbflow.flush"), {
  value: ((log, error) => (mark) => { log(mark); error(mark); })(console.log, console.error),
});`;

/** Prints a mark to both streams. */
export function flushCode(mark: string): string {
  return `globalThis[Symbol.for("nbflow.flush")](${JSON.stringify(mark)});`;
}

/** Says what names hold; one that is not bound is left out. */
export function describeCode(names: readonly string[]): string {
  const entries = names.map((name) => `[${JSON.stringify(name)}, () => ${name}]`).join(", ");
  return `await (async () => {
  ${describing}
  const values = {};
  for (const [name, get] of [${entries}]) {
    try { values[name] = describe(get()); } catch {}
  }
  const data = { ${JSON.stringify(answerType)}: values };
  await Deno.jupyter.broadcast("display_data", { data, metadata: {}, transient: {} });
})();`;
}

/** JSON as JavaScript, which no character of a text can break. */
function literal(value: Json): string {
  return JSON.stringify(value).replaceAll(
    /[<\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** JSON where a value is JSON to the letter, else its type and a short text. */
const describing = `
const plain = (part, above) => {
  if (part === null || typeof part === "string" || typeof part === "boolean") return true;
  if (typeof part === "number") return Number.isFinite(part) && !Object.is(part, -0);
  if (typeof part !== "object" || above.includes(part) || above.length > 100) return false;
  const inside = [...above, part];
  const keys = Reflect.ownKeys(part);
  if (Array.isArray(part)) return keys.length === part.length + 1 && part.every((each) => plain(each, inside));
  const prototype = Object.getPrototypeOf(part);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return keys.every((key) => {
    const property = Object.getOwnPropertyDescriptor(part, key);
    return typeof key === "string" && property.enumerable && "value" in property && plain(property.value, inside);
  });
};
const describe = (value) => {
  if (plain(value, [])) return { kind: "json", value };
  const type = typeof value === "object" ? String(value.constructor?.name ?? "Object") : typeof value;
  let text = type;
  try { text = Deno.inspect(value, { colors: false, depth: 2 }); } catch {}
  return { kind: "object", type, text: text.length > 200 ? text.slice(0, 199) + "…" : text };
};`;

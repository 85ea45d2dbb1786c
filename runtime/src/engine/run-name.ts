import type { TaskDefinition } from "./definition.js";

/** A run's name by its template: `{x}` stands for the input or parameter x; braces twice stand for themselves. */
export function runName(
  template: NonNullable<TaskDefinition["taskRunName"]>,
  inputs: Readonly<Record<string, unknown>>,
): string {
  if (typeof template === "function") return template(inputs);
  return template.replace(/\{\{|\}\}|\{(\w+)\}/gu, (text, name: string | undefined) => {
    if (name === undefined) return text.charAt(0);
    return name in inputs ? shortText(inputs[name]) : text;
  });
}

/** The inputs by the names that a template knows them by: a single object's own, else their place. */
export function namedInputs(args: readonly unknown[]): Readonly<Record<string, unknown>> {
  const [first] = args;
  const byPlace = Object.fromEntries(args.map((value, index) => [String(index), value]));
  const isOptions = args.length === 1 && typeof first === "object" && first !== null && !Array.isArray(first);
  return isOptions ? { ...byPlace, ...first } : byPlace;
}

const LONGEST = 60;

function shortText(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

const FIRST = [
  "amber",
  "bold",
  "brisk",
  "calm",
  "clear",
  "coral",
  "crisp",
  "deft",
  "eager",
  "fair",
  "fleet",
  "glad",
  "golden",
  "keen",
  "kind",
  "light",
  "lively",
  "lucid",
  "mellow",
  "neat",
  "nimble",
  "noble",
  "plain",
  "proud",
  "quick",
  "quiet",
  "sage",
  "silver",
  "steady",
  "swift",
  "warm",
  "wise",
];
const SECOND = [
  "badger",
  "beaver",
  "bison",
  "crane",
  "curlew",
  "dolphin",
  "eagle",
  "falcon",
  "finch",
  "fox",
  "gecko",
  "hare",
  "heron",
  "ibex",
  "jay",
  "kestrel",
  "lark",
  "lynx",
  "marten",
  "otter",
  "owl",
  "panda",
  "pelican",
  "plover",
  "puffin",
  "raven",
  "robin",
  "seal",
  "sparrow",
  "stork",
  "swan",
  "wren",
];

/** Two words that a person can say, from the end of a run's id, which is random. */
export function twoWords(id: string): string {
  const bits = Number.parseInt(id.slice(-6), 16);
  const third = (bits >> 10) % 100;
  return `${FIRST[bits % 32] ?? "plain"}-${SECOND[(bits >> 5) % 32] ?? "wren"}-${third}`;
}

import { contentWords, isStopWord, withoutNumber, words } from "./words.js";
import { isAmbiguous, isVerb, verbOf } from "./verbs.js";

/** What a task does, as a verb and its object, and as a person would say it. */
export interface Phrase {
  readonly verb: string;
  /** Words of ASCII, perhaps none. */
  readonly object: readonly string[];
  /** "Read the trips". */
  readonly title: string;
}

const longest = 36;
const mostObjectWords = 4;

/**
 * A heading or comment as a verb and its object: "Loading the data", "Data loading" and "Load data" are all `load`, `data`.
 * Text without a verb gets the one given. Null for text with no word to make a name of.
 */
export function phrase(text: string, otherwise: string): Phrase | null {
  const content = contentWords(text);
  if (content.every((word) => /^\d+$/.test(word))) return null;
  const { verb, object } = arrange(content, words(text).includes("and")) ?? {
    verb: otherwise,
    object: content,
  };
  return { verb, object: short(verb, object), title: titleText(text) };
}

/** The same without its means: "store an artifact with `save`" is `store-artifact`. */
export function brief(text: string, otherwise: string): Phrase | null {
  const cut = text.replace(opening, "").split(means)[0] ?? text;
  const found = phrase(cut, otherwise);
  return found === null || found.object.length === 0
    ? phrase(text, otherwise)
    : { ...found, title: titleText(text) };
}

/** "For modeling, …", "Next, …". */
const opening =
  /^\s*(?:for|to|after|before|in|now|next|first|second|third|then|finally|lastly|so|ok|okay|here)\b[^,]{0,40},\s+(?=\S)/i;

const means = /\s(?:with|using|via|because|so that|which|where|when|if|while|and then|in order to)\s/i;

/** `read-trips`. */
export function taskName({ verb, object }: Phrase): string {
  return [...verb.split(" "), ...object].join("-");
}

/** As many words as make a name that is easy to read. */
export function short(verb: string, object: readonly string[]): string[] {
  const kept: string[] = [];
  let length = verb.length;
  for (const word of object.slice(0, mostObjectWords)) {
    length += 1 + word.length;
    if (length > longest) break;
    kept.push(word);
  }
  while (kept.length > 1 && isStopWord(kept.at(-1) ?? "")) kept.pop();
  const [first] = object;
  return kept.length > 0 || first === undefined ? kept : [first.slice(0, longest - verb.length - 1)];
}

/** A heading as a sentence's begin: without numbering, symbols at its ends, and a full stop. */
export function titleText(text: string): string {
  const plain = withoutNumber(text.replace(/\s+/g, " "))
    .replace(/^[^\p{L}\p{N}`"'$%(]+/u, "")
    .replace(/[^\p{L}\p{N}`"')%?!]+$/u, "");
  const cut = plain.length <= 80 ? plain : `${plain.slice(0, 79).replace(/\s\S*$/, "")}…`;
  return cut.slice(0, 1).toUpperCase() + cut.slice(1);
}

interface Arranged {
  readonly verb: string;
  readonly object: readonly string[];
}

function arrange(content: readonly string[], hasAnd: boolean): Arranged | null {
  const [first = "", ...rest] = content;
  if (isVerb(first) && !(isAmbiguous(first) && looksLikeNoun(content))) return { verb: first, object: rest };
  const leading = verbOf(first);
  if (leading !== null && (first.endsWith("ing") || rest.length > 0) && !isTrailingVerb(rest)) {
    return withSecondVerb(leading, rest, hasAnd);
  }
  const trailing = trailingVerbs(content, hasAnd);
  if (trailing !== null) return trailing;
  if (leading !== null) return { verb: leading, object: rest };
  return content.length > mostObjectWords ? innerVerb(content) : null;
}

/** "In this section we are going to calculate the mean": what a sentence says is done. */
function innerVerb(content: readonly string[]): Arranged | null {
  const at = content.findIndex((word) => isVerb(word) && !isAmbiguous(word));
  const verb = content[at];
  return verb === undefined || at === content.length - 1 ? null : { verb, object: content.slice(at + 1) };
}

/** Verbs that stand alone above cells that do that. */
const deeds = new Set([
  "plot",
  "test",
  "train",
  "check",
  "score",
  "query",
  "search",
  "print",
  "filter",
  "import",
  "view",
  "count",
  "cluster",
]);

/** "Test set", "sample data": the verb is no verb here. */
function looksLikeNoun(content: readonly string[]): boolean {
  return (
    (content.length === 1 && !deeds.has(content[0] ?? "")) ||
    ["set", "sets", "data", "size", "case", "cases", "theory", "dataset"].includes(content[1] ?? "")
  );
}

function isTrailingVerb(rest: readonly string[]): boolean {
  return rest.length > 0 && rest.every((word) => verbOf(word) === null)
    ? false
    : rest.length > 1 && verbOf(rest.at(-1) ?? "") !== null;
}

/** "Loading and cleaning data": both verbs. */
function withSecondVerb(verb: string, rest: readonly string[], hasAnd: boolean): Arranged {
  const second = verbOf(rest[0] ?? "");
  if (!hasAnd || second === null) return { verb, object: rest };
  return { verb: `${verb} and ${second}`, object: rest.slice(1) };
}

/** "Data cleaning", "Model training and evaluation": the verbs go first. */
function trailingVerbs(content: readonly string[], hasAnd: boolean): Arranged | null {
  const last = verbOf(content.at(-1) ?? "");
  if (last === null || content.length < 2) return null;
  const before = verbOf(content.at(-2) ?? "");
  if (hasAnd && before !== null && content.length > 2)
    return { verb: `${before} and ${last}`, object: content.slice(0, -2) };
  return { verb: last, object: content.slice(0, -1) };
}

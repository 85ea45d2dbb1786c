import { clauseOf, isCompound, isNewVerb, thirdPerson } from "./clause.js";
import { isStopWord, withoutNumber } from "./words.js";
import { isAmbiguous, isSureVerb, isVerb, verbOf } from "./verbs.js";

/** What a task does, as a verb and its object, and as a person would say it. */
export interface Phrase {
  readonly verb: string;
  /** Words of ASCII, perhaps none. */
  readonly object: readonly string[];
  /** "Read the trips". */
  readonly title: string;
  /** The verb is the text's own. */
  readonly told: boolean;
}

const longest = 36;
const mostObjectWords = 4;

/**
 * A heading or comment as a verb and its object: "Loading the data", "Data loading" and "Load data" are all `load`, `data`;
 * "Now that we know it, let us plot the errors by month" is `plot`, `errors`. Text without a verb gets the one given.
 * Shortest first; none for text with no word to make a name of.
 */
export function phrases(text: string, otherwise: string): Phrase[] {
  const clause = clauseOf(text);
  const title = titleText(text);
  const long = said(clause.words, otherwise, clause.begins);
  if (long === null) return [];
  const cut = said(beforeMeans(clause.words), otherwise, clause.begins);
  const isWhole = cut === null || cut.object.length === 0 || (long.told && !clause.begins);
  const all = isWhole ? [long] : [cut, long];
  return all.map(({ verb, object, told }) => ({ verb, object: short(verb, object), title, told }));
}

interface Said {
  readonly verb: string;
  readonly object: readonly string[];
  readonly told: boolean;
}

function said(words: readonly string[], otherwise: string, begins: boolean): Said | null {
  const content = meaning(words);
  if (content.every((word) => /^\d+$/.test(word))) return null;
  const [first = "", ...rest] = words;
  if (begins) {
    const isItself = isVerb(first) || isNewVerb(words);
    const verb = isItself ? first : (thirdPerson(first) ?? verbOf(first) ?? first);
    return { ...withSecondVerb(verb, rest), told: true };
  }
  const arranged =
    trailingVerbs(content, words.includes("and")) ?? leadingNoun(content) ?? innerVerb(content);
  return arranged === null ? { verb: otherwise, object: content, told: false } : { ...arranged, told: true };
}

/** The words that carry meaning; letters by themselves only where there is little else. */
function meaning(words: readonly string[]): readonly string[] {
  const content = words.filter((word) => !isStopWord(word));
  const long = content.filter((word) => word.length > 1);
  return long.length > 1 ? long : content;
}

/** The same without its means and circumstances: "store an artifact with `save`" is `store-artifact`. */
function beforeMeans(words: readonly string[]): readonly string[] {
  const at = words.findIndex(
    (word, index) =>
      index > 1 &&
      hasObject(words.slice(1, index)) &&
      (means.has(word) || (word === "and" && isVerb(words[index + 1] ?? ""))),
  );
  return at < 0 ? words : words.slice(0, at);
}

function hasObject(words: readonly string[]): boolean {
  return words.some((word) => !isStopWord(word));
}

/** Words behind which no more of the object stands. */
const means = new Set(
  `with using via by because so that which where when if while then for to in on at from into as over under based used
  through during between before after until but is are was were has have how what per without within against not`.split(
    /\s+/,
  ),
);

/** `read-trips`. */
export function taskName({ verb, object }: Pick<Phrase, "verb" | "object">): string {
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

/** "Analysis of trips", "Exploratory data": a noun of doing in front. */
function leadingNoun([first = "", ...rest]: readonly string[]): Arranged | null {
  const verb = isAmbiguous(first) || isCompound([first, ...rest]) ? null : verbOf(first);
  return verb === null ? null : { verb, object: rest };
}

/** "In this section one has to calculate the mean": what a sentence says is done. */
function innerVerb(content: readonly string[]): Arranged | null {
  if (content.length <= mostObjectWords) return null;
  const verbs = content.map((word) => [word, word.replace(/s$/, "")].find(isSureVerb));
  const at = verbs.findIndex((verb) => verb !== undefined);
  const verb = verbs[at];
  return verb === undefined || at === content.length - 1 ? null : { verb, object: content.slice(at + 1) };
}

/** "Load and clean the data": both verbs. */
function withSecondVerb(verb: string, rest: readonly string[]): Arranged {
  const [and, next = ""] = rest;
  const second = and === "and" ? (isVerb(next) ? next : verbOf(next)) : null;
  if (second === null) return { verb, object: meaning(rest) };
  return { verb: `${verb} and ${second}`, object: meaning(rest.slice(2)) };
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

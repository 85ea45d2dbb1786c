import { isSureVerb, isVerb, verbOf } from "./verbs.js";
import { withoutNumber, words as plainWords } from "./words.js";

/** A part of a heading or comment, in words, that says what is done, or names what it is about. */
export interface Clause {
  readonly words: readonly string[];
  /** It begins with what is done, perhaps as a noun: "load", "loading". */
  readonly begins: boolean;
}

/**
 * What a text says is done: of sentences and clauses the first that begins with a verb, behind what leads to it ("Now let us",
 * "We are going to"); else the first that says anything.
 */
export function clauseOf(text: string): Clause {
  const bare = text.replaceAll(/\([^()]*\)|\[[^\][]*\]/g, " ").replaceAll(/[’'`´"*]/g, "");
  const plain = withoutNumber(rephrased(bare));
  const clauses = plain
    .split(/[.?!;:](?=\s|$)|\s[-–—|/]\s|,\s+|\n/)
    .map((clause) => announced(withoutLead(plainWords(clause))))
    .filter((words) => words.length > 0);
  const at = clauses.findIndex(beginsWithVerb);
  const deed = clauses[at];
  // "Read, clean and split the data".
  if (deed !== undefined)
    return { words: deed.length > 1 ? deed : clauses.slice(at, at + 2).flat(), begins: true };
  const whole = withoutLead(plainWords(plain));
  const told = clauses.find((words) => words.some((word) => !saysNothing.has(word))) ?? whole;
  return { words: whole.length > shortTitle ? told : whole, begins: false };
}

/** Titles of so few words stay whole: "Maximum likelihood: regression". */
const shortTitle = 4;

/** Whether its verb is the first word: "Load the data", "Loading data", "Grab a dataset". */
function beginsWithVerb([first = "", second = ""]: readonly string[]): boolean {
  if (isCompound([first, second])) return false;
  if (determiners.has(second)) return isVerb(first) || verbOf(first) !== null || mayBeVerb(first);
  if (thirdPerson(first) !== null) return second !== "";
  const isVerbAlone = isSureVerb(first);
  if (second === "")
    return deeds.has(first) || isVerbAlone || (first.endsWith("ing") && verbOf(first) !== null);
  return (isVerb(first) && !nounBefore.has(first)) || (first.endsWith("ing") && verbOf(first) !== null);
}

/** "Shows that …", "this cell generates …". */
export function thirdPerson(word: string): string | null {
  const base = word.replace(/s$/, "");
  return base !== word && isSureVerb(base) && verbOf(word) === null ? base : null;
}

/** Before "the" or "a" only a verb or a word of a closed class can stand. */
function mayBeVerb(word: string): boolean {
  return /^[a-z]{3,}$/.test(word) && !closed.has(word) && !/(ly|ing|ed|s)$/.test(word);
}

/** Whether a word at a clause's begin is a verb that is not listed. */
export function isNewVerb([first = "", second = ""]: readonly string[]): boolean {
  return determiners.has(second) && mayBeVerb(first);
}

/** "In this section we are going to plot the errors": what is announced. */
function announced(words: readonly string[]): readonly string[] {
  if (beginsWithVerb(words)) return words;
  const at = words.findIndex(
    (word, index) =>
      announcing.has(word) &&
      isSureVerb(words[index + 1] ?? "") &&
      words.slice(0, index).some((one) => speakers.has(one)),
  );
  return at < 0 ? words : words.slice(at + 1);
}

const announcing = new Set("will to us lets can should must".split(" "));
const speakers = new Set("we i you let lets one going us".split(" "));

/** Whether the words are a thing's name though the first is one of doing: "learning rate". */
export function isCompound([first = "", second = ""]: readonly string[]): boolean {
  return nounsOfDoing.get(first)?.has(second) === true;
}

function withoutLead(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => !leads.has(word));
  return at < 0 ? [] : words.slice(at);
}

/** Verbs of two words as one, and ways of speaking as what they mean. */
function rephrased(text: string): string {
  return phrasal.reduce((said, [pattern, word]) => said.replaceAll(pattern, word), text);
}

const phrasal: readonly (readonly [RegExp, string])[] = [
  [/\b(?:take|have|taking|having)\s+(?:a|another)\s+(?:\w+\s+)?look\s*(?:at|into)?\b/gi, "inspect"],
  [/\b(?:look|looking)\s+(?:\w+ly\s+)?(?:at|into)\b/gi, "inspect"],
  [/\b(?:make|making)\s+sure\b/gi, "check"],
  [/\b(?:get|getting)\s+rid\s+of\b/gi, "remove"],
  [/\b(?:turn|turning|switch|switching)\s+off\b/gi, "disable"],
  [/\b(?:turn|turning|switch|switching)\s+on\b/gi, "enable"],
  [/\b(?:set|setting)[\s-]+up\s+(?=\w)/gi, "prepare "],
  [/\b(?:find|finding)\s+out\b/gi, "find"],
  [/\b(?:see|seeing)\s+(?=(?:the|a|an|how|what|which|if|whether)\b)/gi, "show "],
];

/** Words before what is done. */
const leads = new Set(
  `and then so now next first second third firstly secondly finally lastly also ok okay here again please let lets us me we i
  you will can could would should shall are going to ll want need like try start begin by just simply must may its time well
  quickly this cell block snippet`.split(/\s+/),
);

const determiners = new Set(
  "the a an this that these those our your its their each every all some any my".split(" "),
);

/** Words that stand before "the" and are no verbs. */
const closed = new Set(
  `about above after against all along also although among and another any are around because before behind below beneath beside
  between beyond both but can could did does down during each either else even every except for from had has have here how
  inside into just like may might more most must near neither nor not now off once one only onto other our out outside over
  per rather should since some such than that the then there this those though through throughout till too toward two under
  until unlike upon very via was were what when where whether which while who whom whose why will with within without would yet
  part half both today three four five`.split(/\s+/),
);

/** Verbs that stand alone above cells that do that. */
const deeds = new Set(
  "plot test train check score query search print filter import view count cluster".split(" "),
);

/** Nouns as often as verbs: these are verbs only before "the" or "a". */
const nounBefore = new Set(
  `model experiment project profile sample score label group query search cluster bin format benchmark cache design match pass
  play report review schedule stack study sum subset work practice measure average share test cross slice loop rank`.split(
    /\s+/,
  ),
);

/** What is done, as the name of a thing: "learning rate". */
const nounsOfDoing: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    learning: "rate rates curve curves algorithm algorithms objectives outcomes goals",
    training: "set sets data dataset example examples curve curves loss accuracy",
    testing: "set sets data dataset",
    working: "directory folder",
    moving: "average averages",
    scaling: "factor factors",
    sorting: "algorithm algorithms",
    clustering: "algorithm algorithms",
    test: "set sets data dataset case cases",
    train: "set sets data dataset",
    plot: "size style options",
    filter: "size",
    map: "and",
    set: "theory operations",
    list: "comprehension comprehensions methods operations",
    log: "likelihood scale loss",
    import: "statements",
    cross: "validation entropy",
    process: "mining",
  }).map(([word, nouns]) => [word, new Set(nouns.split(" "))]),
);

const saysNothing = new Set(
  "example examples extra code note notes exercise step part section solution answer question".split(" "),
);

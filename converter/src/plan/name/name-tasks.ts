import type { AnalysedCell } from "../analysis.js";
import { leadingComment } from "./comment.js";
import { constantCandidates } from "./constants.js";
import { callWords, makingPhrase, toolNames, verbFor } from "./making.js";
import { phrases, short, taskName, titleText } from "./phrase.js";
import type { Phrase } from "./phrase.js";
import { reserved } from "./reserved.js";
import { UniqueNames } from "./unique-names.js";
import { camelCase } from "./words.js";

/** A group of cells that wants a name. */
export interface Nameless {
  readonly kind: "setup" | "parameters" | "cells";
  readonly cells: readonly AnalysedCell[];
  /** The Markdown heading that speaks of this group; null where none does, or where it speaks of several. */
  readonly heading: string | null;
  /** The heading whose section it is a part of. */
  readonly section: string | null;
}

export interface TaskNames {
  readonly id: string;
  readonly title: string;
  readonly functionName: string;
  readonly constant: string;
}

const setup: Phrase = { verb: "setup", object: [], title: "Imports and definitions", told: true };
const parameters: Phrase = { verb: "set", object: ["parameters"], title: "Set the parameters", told: true };

/**
 * Names for all tasks of a plan: no two alike, none that means something else in the script, where the names `taken` stand
 * too, and in whose functions the names `inside`. In the order given.
 */
export function nameTasks(
  groups: readonly Nameless[],
  taken: readonly string[] = [],
  inside: readonly string[] = [],
): TaskNames[] {
  const hiding = new Set(inside);
  const ids = new UniqueNames(["setup", "set-parameters"], "-");
  const identifiers = new UniqueNames([...reserved, ...taken, "setup", "setParameters", "settings"], "");
  const tools = toolNames(groups.flatMap(({ cells }) => cells));
  const named = groups.map((group) => {
    if (group.kind === "setup")
      return {
        group,
        phrase: { ...setup, title: setupTitle(group.cells) },
        id: "setup",
        functionName: "setup",
      };
    if (group.kind === "parameters")
      return { group, phrase: parameters, id: "set-parameters", functionName: "setParameters" };
    const phrases = candidates(group, tools);
    const id = ids.take(phrases.map(taskName));
    const chosen =
      phrases.find((one) => taskName(one) === id) ?? phrases[0] ?? makingPhrase(group.cells, tools);
    return {
      group,
      phrase: chosen,
      id,
      functionName: identifiers.take(
        [[], ["task"], ["the", "task"]]
          .map((more) => camelCase([...id.split("-"), ...more]))
          .filter((name) => !hiding.has(name)),
      ),
    };
  });
  return named.map(({ group, phrase: chosen, id, functionName }) => {
    const constant =
      group.kind === "cells"
        ? identifiers.take(constantCandidates(chosen, functionName))
        : group.kind === "setup"
          ? "setup"
          : "settings";
    return { id, title: chosen.title, functionName, constant };
  });
}

/** What the group may be called, best first. */
function candidates({ cells, heading, section }: Nameless, tools: ReadonlySet<string>): Phrase[] {
  const verb = verbFor(cells, tools);
  const made = makingPhrase(cells, tools);
  const comment =
    cells
      .flatMap(({ cell }) => leadingComment(cell.source) ?? [])
      .map((text) => phrases(text, verb))
      .find(([one]) => one !== undefined && isFit(one)) ?? [];
  const byHeading = heading === null ? [] : phrases(heading, verb);
  const [title] = byHeading;
  const isVague =
    title !== undefined &&
    !title.told &&
    (isGeneral(title) || made.verb === "import" || (heading !== null && isStatement(heading)));
  const texts = isVague ? [...comment, made, ...byHeading] : [...byHeading, ...comment];
  const full = texts.map((one) => withObject(one, made));
  const making = full.length === 0 && heading !== null ? titled(made, heading) : made;
  const [bySection] = section === null ? [] : phrases(section, verb);
  return [
    ...full,
    ...full.map((one) => extended(one, making)),
    making,
    extended(full[0] ?? making, { object: callWords(cells) }),
    ...(bySection === undefined ? [] : [extended(making, bySection)]),
  ];
}

/** "But this is too slow!", "How is that?": no name for a thing. */
function isStatement(text: string): boolean {
  return /^\W*(?:but|this|it|its|there|that|they|why|how|is|are|do|does|can|if|not)\b/i.test(text);
}

/** A comment that says what is done, or names it in few words; not one that explains. */
function isFit(one: Phrase): boolean {
  return one.told ? one.object.length > 0 : one.object.length <= 3 && !isGeneral(one);
}

/** A verb alone says too little: "plot" is `plot-sales`. */
function withObject(one: Phrase, other: Phrase): Phrase {
  return one.object.length > 0 ? one : { ...one, object: short(one.verb, other.object) };
}

/** A heading in an alphabet that names cannot have still serves as the title. */
function titled(making: Phrase, text: string | null): Phrase {
  return text !== null && /\p{L}/u.test(text) ? { ...making, title: titleText(text) } : making;
}

/** Says what it makes as well: for headings that stand twice in a notebook. */
function extended(one: Phrase, other: Pick<Phrase, "object">): Phrase {
  const more = other.object.filter((word) => !one.object.includes(word)).slice(0, 2);
  return { ...one, object: [...one.object, ...more].slice(0, 6) };
}

/** Headings that say nothing of what the cells do. */
function isGeneral({ object }: Phrase): boolean {
  return object.length > 0 && object.every((word) => general.has(word));
}

const general = new Set(
  `introduction intro overview example examples exercise exercises solution answer answers conclusion conclusions results
  result code step setup background notes note summary demo question problem part section main misc other usage appendix
  preliminaries preliminary first second third next optional bonus libraries packages imports dependencies task tasks
  contents table motivation goal goals outline reference references extra`.split(/\s+/),
);

function setupTitle(cells: readonly AnalysedCell[]): string {
  const roles = new Set(cells.map(({ flow }) => flow.role));
  const parts = [
    ...(roles.has("imports") || cells.some(({ facts }) => facts.steps.some(({ kind }) => kind === "import"))
      ? ["imports"]
      : []),
    ...(cells.some(({ facts }) => facts.steps.some(({ kind }) => kind === "define" || kind === "class"))
      ? ["definitions"]
      : []),
    ...(roles.has("settings") ? ["settings"] : []),
  ];
  const list =
    parts.length < 2 ? (parts[0] ?? "setup") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
  return list.slice(0, 1).toUpperCase() + list.slice(1);
}

import type { Phrase } from "./phrase.js";
import { participle } from "./verbs.js";
import { camelCase } from "./words.js";

/** Verbs that bring something about: their run is called by what it brings. */
const bringing = new Set(
  `read load get fetch open download import make create build generate define compute calculate count find extract set
  collect query retrieve simulate sample plot draw show display print visualize render estimate measure parse list
  describe summarize initialize run solve`.split(/\s+/),
);

/** What a task's run may be called in the flow, best first: `trips` of `read-trips`, `trained` of `train-model`. */
export function constantCandidates({ verb, object }: Phrase, functionName: string): string[] {
  const base = verb.split(" ").at(-1) ?? verb;
  const thing = identifier(object);
  const done = participle(base);
  const both = identifier([done, ...object]);
  const brings = bringing.has(base) && thing !== "";
  const first = brings ? [thing] : object.length <= 1 ? [done] : [];
  return [...first, both, `${functionName}Run`].filter((name) => /^[a-z]/.test(name));
}

function identifier(parts: readonly string[]): string {
  return camelCase(parts.flatMap((part) => part.split("-")));
}

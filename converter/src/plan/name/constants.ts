import type { Phrase } from "./phrase.js";
import { participle } from "./verbs.js";
import { camelCase } from "./words.js";

/** Verbs that bring something about: their run is called by what it brings, `trips` of `read-trips`. */
const bringing = new Set(
  `read load get fetch open download import make create build generate define compute calculate count find extract set
  collect query retrieve simulate sample show display print estimate measure parse list describe initialize run solve
  train fit learn construct derive obtain take model list assemble`.split(/\s+/),
);

/** Verbs whose outcome has a name of its own. */
const outcomes = new Map(
  `compare:comparison evaluate:evaluation predict:predictions explore:exploration analyze:analysis summarize:summary
  visualize:plot plot:plot draw:plot forecast:forecast classify:classification cluster:clusters score:scores
  test:test check:check validate:validation split:split optimize:optimum inspect:inspection`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [verb = "", noun = ""] = pair.split(":");
      return [verb, noun];
    }),
);

/** Objects that say nothing by themselves. */
const vague = new Set([
  "data",
  "dataset",
  "model",
  "models",
  "values",
  "variables",
  "results",
  "it",
  "them",
  "cell",
  "code",
]);

/** What a task's run may be called in the flow, best first. */
export function constantCandidates({ verb, object }: Phrase, functionName: string): string[] {
  const base = verb.split(" ").at(-1) ?? verb;
  const things = object.flatMap((part) => part.split("-"));
  const isVague = things.every((word) => vague.has(word));
  const outcome = outcomes.get(base);
  const done = participle(base);
  const first =
    outcome !== undefined
      ? camelCase(isVague ? [outcome] : [...things, outcome])
      : bringing.has(base) && things.length > 0 && !(isVague && base !== "read" && base !== "load")
        ? camelCase(things)
        : base === "add"
          ? camelCase(["with", ...things])
          : camelCase(isVague ? [done] : [done, ...things]);
  return [first, camelCase([done, ...things]), `${functionName}Run`].filter((name) => /^[a-z]/.test(name));
}

import type { Answer, RunFacts } from "./answer.js";
import { RULES } from "./rules.js";
import { answerOf, concerns } from "./rule.js";
import type { State } from "./state.js";

/**
 * What comes of proposing a state for a run: the first rule that ends the matter decides, else the proposal is accepted as the
 * rules before have amended it. A run without a state accepts any.
 */
export function propose(
  kind: "flow" | "task",
  current: State | null,
  proposed: State,
  facts: RunFacts,
  options: { readonly force?: boolean } = {},
): Answer {
  let state = proposed;
  if (current === null) return { status: "ACCEPT", state };
  for (const rule of RULES[kind]) {
    if (options.force === true && rule.evenForced !== true) continue;
    if (!concerns(rule, current.type, state.type)) continue;
    const judgement = rule.judge(current, state, facts);
    if (judgement === undefined) continue;
    const answer = answerOf(judgement, current);
    if (answer !== null) return answer;
    if ("amend" in judgement) {
      const { name, details } = judgement.amend;
      state = { ...state, name: name ?? state.name, details: { ...state.details, ...details } };
    }
  }
  return { status: "ACCEPT", state };
}

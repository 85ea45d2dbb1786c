import type { Answer, RunFacts } from "./answer.js";
import type { State, StateDetails, StateName, StateType } from "./state.js";

/**
 * One line of the table. It looks at a proposal only where the run's type of state and the proposed one are in its sets, and
 * says what it makes of it; undefined where it has nothing to say.
 */
export interface Rule {
  readonly name: string;
  readonly from: readonly StateType[] | "any";
  readonly to: readonly StateType[] | "any";
  /** It holds for a forced step too. Default: false. */
  readonly evenForced?: boolean;
  readonly judge: (current: State, proposed: State, facts: RunFacts) => Judgement | undefined;
}

export type Judgement =
  /** Goes on with a proposal that has another name or further details. */
  | { readonly amend: { readonly name?: StateName; readonly details?: StateDetails } }
  /** Ends here: nothing, or the state `instead`, is put in the proposal's place. */
  | { readonly reject: string; readonly instead?: State }
  | { readonly wait: string; readonly delaySeconds: number }
  | { readonly abort: string };

/** Whether a rule is about a step from one type of state to another. */
export function concerns(rule: Rule, from: StateType, to: StateType): boolean {
  return (rule.from === "any" || rule.from.includes(from)) && (rule.to === "any" || rule.to.includes(to));
}

/** The answer of a judgement that ends the matter; null for one that only amends. */
export function answerOf(judgement: Judgement, current: State): Answer | null {
  if ("amend" in judgement) return null;
  if ("abort" in judgement) return { status: "ABORT", reason: judgement.abort, state: current };
  if ("wait" in judgement) {
    return { status: "WAIT", reason: judgement.wait, delaySeconds: judgement.delaySeconds, state: current };
  }
  const { reject: reason, instead } = judgement;
  return { status: "REJECT", reason, state: instead ?? current, changed: instead !== undefined };
}

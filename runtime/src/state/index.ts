export { newState, type Answer, type DeploymentSlots, type RunFacts } from "./answer.js";
export { makeState, type NewState } from "./make-state.js";
export { propose } from "./propose.js";
export { RULES } from "./rules.js";
export {
  END_TYPES,
  isTerminal,
  STATE_NAMES,
  STATE_TYPES,
  type State,
  type StateDetails,
  type StateName,
  type StateType,
} from "./state.js";

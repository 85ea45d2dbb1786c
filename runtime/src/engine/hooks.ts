import type { State } from "../state/index.js";
import type { Hook, Hooks } from "./definition.js";
import { describeError } from "./errors.js";

/** What is to be called at a state; none for most. */
export function hooksFor<Run>(hooks: Hooks<Run>, state: State): readonly Hook<Run>[] {
  switch (state.type) {
    case "RUNNING":
      return hooks.onRunning ?? [];
    case "COMPLETED":
      return hooks.onCompletion ?? [];
    case "FAILED":
      return hooks.onFailure ?? [];
    case "CANCELLED":
      return hooks.onCancellation ?? [];
    case "CRASHED":
      return hooks.onCrashed ?? [];
    default:
      return [];
  }
}

/** Calls hooks one after the other; what one throws is told, and the next is called all the same. */
export async function callHooks<Run>(
  hooks: readonly Hook<Run>[],
  run: Run,
  state: State,
  tell: (message: string) => void,
): Promise<void> {
  for (const hook of hooks) {
    try {
      await hook(run, state);
    } catch (error) {
      tell(`The hook ${hook.name === "" ? "" : `${hook.name} `}failed: ${describeError(error)}`);
    }
  }
}

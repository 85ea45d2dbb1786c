import type { StateType } from "../server-client/index.js";

/** The states that a list of runs can be narrowed to, in words. */
export const stateWords: Readonly<Record<StateType, string>> = {
  SCHEDULED: "Scheduled",
  PENDING: "Pending",
  RUNNING: "Running",
  PAUSED: "Paused",
  CANCELLING: "Cancelling",
  COMPLETED: "Completed",
  FAILED: "Failed",
  CRASHED: "Crashed",
  CANCELLED: "Cancelled",
};

/** The icon of a state and the colour of VS Code's themes that it has. */
export const stateIcons: Readonly<Record<StateType, readonly [icon: string, color: string]>> = {
  SCHEDULED: ["watch", "descriptionForeground"],
  PENDING: ["circle-outline", "descriptionForeground"],
  RUNNING: ["sync~spin", "charts.blue"],
  PAUSED: ["debug-pause", "charts.purple"],
  CANCELLING: ["circle-slash", "charts.yellow"],
  COMPLETED: ["pass-filled", "testing.iconPassed"],
  FAILED: ["error", "testing.iconFailed"],
  CRASHED: ["flame", "charts.orange"],
  CANCELLED: ["circle-slash", "descriptionForeground"],
};

const ended: readonly (StateType | undefined)[] = ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"];

export const hasEnded = (run: { readonly state: { readonly type: StateType } | null }): boolean =>
  ended.includes(run.state?.type);

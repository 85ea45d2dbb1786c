import type { Colors, Formatter } from "picocolors/types.js";
import type { StateType } from "../../state/state.js";

const SYMBOLS: Readonly<Record<StateType, string>> = {
  SCHEDULED: "◷",
  PENDING: "·",
  RUNNING: "▸",
  COMPLETED: "✔",
  FAILED: "✖",
  CANCELLED: "◼",
  CRASHED: "✖",
  PAUSED: "‖",
  CANCELLING: "◼",
};

export function symbolOf(type: StateType): string {
  return SYMBOLS[type];
}

export function colorOf(type: StateType, colors: Colors): Formatter {
  switch (type) {
    case "COMPLETED":
      return colors.green;
    case "FAILED":
    case "CRASHED":
      return colors.red;
    case "RUNNING":
      return colors.cyan;
    case "CANCELLED":
    case "CANCELLING":
    case "PAUSED":
      return colors.yellow;
    case "SCHEDULED":
    case "PENDING":
      return colors.dim;
  }
}

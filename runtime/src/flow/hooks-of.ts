import type { Hooks } from "../engine/index.js";

/** The hooks among a task's or a flow's options. */
export function hooksOf<Run>(options: Hooks<Run>): Hooks<Run> {
  const { onRunning = [], onCompletion = [], onFailure = [], onCancellation = [], onCrashed = [] } = options;
  return { onRunning, onCompletion, onFailure, onCancellation, onCrashed };
}

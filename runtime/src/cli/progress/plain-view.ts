import type { Colors } from "picocolors/types.js";
import type { EngineEvent } from "../../engine/events.js";
import { isTerminal } from "../../state/state.js";
import { duration } from "../terminal/duration.js";
import { colorOf, symbolOf } from "./symbols.js";

/** One line for what happened, for logs and pipes; null for what needs none. */
export function plainLine(event: EngineEvent, colors: Colors): string | null {
  switch (event.type) {
    case "flow-run-state": {
      if (event.state.type !== "RUNNING") return null;
      return `▸ ${event.flowRun.flowName} (${event.flowRun.name})`;
    }
    case "task-run-state": {
      const { taskRun, state } = event;
      const paint = colorOf(state.type, colors);
      if (state.type === "RUNNING") return `${paint(symbolOf(state.type))} ${taskRun.name}`;
      if (!isTerminal(state.type)) return null;
      const time = taskRun.startTime === null ? "" : ` ${duration(taskRun.totalRunTime * 1000)}`;
      const message =
        state.type === "COMPLETED" ? "" : `  ${state.name}: ${state.message?.split("\n", 1)[0] ?? ""}`;
      return `${paint(symbolOf(state.type))} ${taskRun.name}${colors.dim(time)}${message}`;
    }
    default:
      return null;
  }
}

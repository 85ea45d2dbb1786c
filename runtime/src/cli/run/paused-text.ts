import { inputSchemaOf, isSuspended } from "../../engine/index.js";
import type { FlowRun } from "../../store/index.js";
import { shortId } from "../find-run.js";

/** How to go on with a paused run, with the names of what it takes. */
export function resumeCommand(run: FlowRun): string {
  const properties = inputSchemaOf(run)?.["properties"];
  const names = typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
  return ["nbflow resume", shortId(run.id), ...names.map((name) => `-p ${name}=…`)].join(" ");
}

/** What a person is told of a run that waits for them. */
export function pausedText(run: FlowRun): string {
  const what = `${run.flowName} (${run.name}) is ${isSuspended(run) ? "suspended" : "paused"}`;
  const message = run.state?.message;
  return `${what}${message == null ? "." : `: ${message}`}\nTo go on with it: ${resumeCommand(run)}\n`;
}

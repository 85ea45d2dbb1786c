import type { Answer, State } from "../../state/index.js";
import type { Db } from "../data/db.js";
import { problemsWith } from "../schema/parameters.js";
import { createInput, readInput } from "./inputs.js";
import type { ServedFlowRun } from "./rows.js";
import { ownState, setFlowRunState } from "./set-state.js";

/** Goes on with a paused flow run, with the input that it asked for where it did. */
export function resumeFlowRun(
  db: Db,
  served: ServedFlowRun,
  given: Readonly<Record<string, unknown>> | null,
): Answer {
  const { run } = served;
  const paused = run.state;
  if (paused?.type !== "PAUSED") {
    return { status: "ABORT", reason: "Cannot resume a flow run that is not paused.", state: null };
  }
  const keys = paused.details["runInputKeyset"] as { schema?: string; response?: string } | undefined;
  const input = keys === undefined ? null : (given ?? {});
  if (keys !== undefined) {
    const problem = whatIsWrong(db, run.id, keys.schema ?? "", input);
    if (problem !== null) return { status: "REJECT", reason: problem, state: paused, changed: false };
  }
  const answer = setFlowRunState(db, served, next(db, paused));
  if (answer.status === "ACCEPT" && keys?.response !== undefined && given !== null) {
    createInput(db, run.id, keys.response, JSON.stringify(input), null);
  }
  return answer;
}

function next(db: Db, paused: State): State {
  return paused.details.pauseReschedule === true
    ? ownState(db, "SCHEDULED", { name: "Resuming", details: { scheduledTime: db.now } })
    : ownState(db, "RUNNING");
}

function whatIsWrong(db: Db, flowRunId: string, key: string, input: unknown): string | null {
  const text = readInput(db, flowRunId, key);
  if (text === null) return "Run input schema not found.";
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    return "Run input schema is not valid JSON.";
  }
  const [problem] = problemsWith(schema, input);
  return problem === undefined ? null : `Reason: ${problem}`;
}

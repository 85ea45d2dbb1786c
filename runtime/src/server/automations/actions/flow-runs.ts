import type { Answer } from "../../../state/index.js";
import type { Db } from "../../data/db.js";
import { instantOf, msOf } from "../../data/instant.js";
import { deleteFlowRuns } from "../../flow-runs/delete.js";
import { resumeFlowRun } from "../../flow-runs/resume.js";
import { flowRunById, type ServedFlowRun } from "../../flow-runs/rows.js";
import { setFlowRunState } from "../../flow-runs/set-state.js";
import { stateFromWire } from "../../states/wire.js";
import { ActionError, idIn, idOf, type Done, type Invocation } from "../action.js";
import { inRole } from "../tell.js";
import { notThere } from "./target.js";

const KIND = "prefect.flow-run";
const SUSPENDED_SECONDS = 3600;

export function changeState(db: Db, invocation: Invocation): Done {
  const { served, related } = flowRunOf(db, invocation);
  const state = stateFromWire(stateOf(db, invocation), db.now);
  const answer = setFlowRunState(db, served, state, invocation.action["force"] === true);
  return accepted(answer, "Failed to set state", { details: { status_code: 200 }, related: [related] });
}

function stateOf(db: Db, { action, automation }: Invocation): Parameters<typeof stateFromWire>[0] {
  switch (action.type) {
    case "cancel-flow-run":
      return { type: "CANCELLING", message: `Cancelled by Automation ${automation.id}` };
    case "suspend-flow-run":
      return {
        type: "PAUSED",
        name: "Suspended",
        message: `Suspended by Automation ${automation.id}`,
        state_details: {
          pause_timeout: instantOf(msOf(db.now) + SUSPENDED_SECONDS * 1000),
          pause_reschedule: true,
        },
      };
    default: {
      const { state, name, message } = action as { state?: unknown; name?: unknown; message?: unknown };
      return {
        type: state as "FAILED",
        name: typeof name === "string" ? name : null,
        message:
          typeof message === "string" && message !== ""
            ? message
            : `State changed by Automation ${automation.id}`,
      };
    }
  }
}

export function resume(db: Db, invocation: Invocation): Done {
  const { served, related } = flowRunOf(db, invocation);
  const answer = resumeFlowRun(db, served, null);
  return accepted(answer, "Failed to resume flow run", { details: {}, related: [related] });
}

export function remove(db: Db, invocation: Invocation): Done {
  const { served, related } = flowRunOf(db, invocation);
  deleteFlowRuns(db, [served.run.id]);
  return { details: { status_code: 204 }, related: [related] };
}

function accepted(answer: Answer, failed: string, done: Done): Done {
  if (answer.status === "ACCEPT") return done;
  throw new ActionError(`${failed}: ${answer.reason}`, done);
}

function flowRunOf(db: Db, invocation: Invocation) {
  const { event, firing } = invocation;
  // what a trigger counts apart by runs is about the run that it counts, whatever its last event was
  const id = idOf(firing.triggering_labels["prefect.resource.id"], KIND) ?? idIn(event, KIND);
  if (id === null) throw new ActionError("No flow run could be inferred");
  const related = inRole(`${KIND}.${id}`, "target");
  const served: ServedFlowRun | null = flowRunById(db, id);
  if (served === null) throw notThere(invocation, related);
  return { served, related };
}

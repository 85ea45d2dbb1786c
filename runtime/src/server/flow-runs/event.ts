import type { State } from "../../state/index.js";
import type { FlowRun } from "../../store/index.js";
import type { SqlRow } from "../../store/sqlite/index.js";
import { json, maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { secondsBetween } from "../data/instant.js";
import type { Event, Labels } from "../events/event.js";

const LONGEST_MESSAGE = 100_000;
/** Seconds within which one state is said to follow another. */
const TIGHT = 300;

/** The event that tells of a flow run's new state. Its id is the state's. */
export function flowRunEvent(db: Db, run: FlowRun, row: SqlRow, from: State | null, state: State): Event {
  return {
    id: state.id,
    occurred: state.timestamp,
    received: db.now,
    event: `prefect.flow-run.${state.name}`,
    resource: {
      "prefect.resource.id": `prefect.flow-run.${run.id}`,
      "prefect.resource.name": run.name,
      "prefect.run-count": String(run.runCount),
      "prefect.state-message": (state.message ?? "").slice(0, LONGEST_MESSAGE),
      "prefect.state-name": state.name,
      "prefect.state-timestamp": state.timestamp,
      "prefect.state-type": state.type,
    },
    related: relatedTo(db, run, row),
    payload: {
      intended: { from: from?.type ?? null, to: state.type },
      initial_state: stateIn(from),
      validated_state: stateIn(state),
    },
    follows:
      from !== null && Math.abs(secondsBetween(from.timestamp, state.timestamp)) < TIGHT ? from.id : null,
  };
}

function stateIn(state: State | null): unknown {
  if (state === null) return null;
  const message = (state.message ?? "").slice(0, LONGEST_MESSAGE);
  return {
    type: state.type,
    name: state.name,
    message,
    ...(state.details.pauseReschedule === true ? { pause_reschedule: "true" } : {}),
  };
}

function relatedTo(db: Db, run: FlowRun, row: SqlRow): readonly Labels[] {
  const related: Labels[] = [labels("flow", run.flowId, run.flowName)];
  const tags = new Set(run.tags);
  if (run.deploymentId !== null) {
    const deployment = db.get("SELECT name, tags FROM deployments WHERE id = ?", run.deploymentId);
    if (deployment !== null) {
      related.push(labels("deployment", run.deploymentId, text(deployment, "name")));
      for (const tag of json<readonly string[]>(deployment, "tags", [])) tags.add(tag);
    }
  }
  const queue = maybe(row, "work_queue_id");
  if (queue !== null) related.push(labels("work-queue", queue, text(row, "work_queue_name")));
  const pool = maybe(row, "work_pool_id");
  if (pool !== null) related.push(labels("work-pool", pool, text(row, "work_pool_name")));
  if (run.parentTaskRunId !== null) related.push(labels("task-run", run.parentTaskRunId, ""));
  for (const tag of [...tags].toSorted()) {
    related.push({ "prefect.resource.id": `prefect.tag.${tag}`, "prefect.resource.role": "tag" });
  }
  return related;
}

function labels(kind: string, id: string, name: string): Labels {
  return {
    "prefect.resource.id": `prefect.${kind}.${id}`,
    "prefect.resource.role": kind,
    ...(name === "" ? {} : { "prefect.resource.name": name }),
  };
}

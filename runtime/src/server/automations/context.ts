import type { Db } from "../data/db.js";
import { text } from "../data/columns.js";
import { deploymentById, deploymentToWire } from "../deployments/rows.js";
import type { Event, Labels } from "../events/event.js";
import { flowById, flowToWire } from "../flows/rows.js";
import { flowRunById, flowRunToWire } from "../flow-runs/rows.js";
import { taskRunById, taskRunToWire } from "../task-runs/rows.js";
import { poolToWire } from "../work-pools/rows.js";
import { queueById, queueToWire } from "../work-queues/rows.js";
import { idIn, type Invocation } from "./action.js";
import type { TemplateContext } from "./template.js";
import type { Firing } from "./trigger.js";

type Wire = Readonly<Record<string, unknown>>;

/** What the templates of an action may name, as Prefect's do: the event, and what it is about, as it is now. */
export function contextOf(db: Db, { automation, event, firing }: Invocation, url: string): TemplateContext {
  const shown = {
    flow_run: readKind(event, "flow-run", (id) => {
      const served = flowRunById(db, id);
      return served === null ? null : flowRunToWire(served, db.now);
    }),
    task_run: readKind(event, "task-run", (id) => {
      const served = taskRunById(db, id);
      return served === null ? null : taskRunToWire(served, db.now);
    }),
    flow: readKind(event, "flow", (id) => orNull(flowById(db, id), flowToWire)),
    deployment: readKind(event, "deployment", (id) =>
      orNull(deploymentById(db, id), (row) => deploymentToWire(db, row)),
    ),
    work_pool: readKind(event, "work-pool", (id) =>
      orNull(db.get("SELECT * FROM work_pools WHERE id = ?", id), (row) => poolToWire(db, row)),
    ),
    work_queue: readKind(event, "work-queue", (id) =>
      orNull(queueById(db, id), (row) => queueToWire(db, row)),
    ),
  };
  const pages = new Map<string, string>();
  for (const [kind, value] of Object.entries(shown)) {
    const page = PAGES[kind];
    if (value !== null && page !== undefined)
      pages.set(String(value["id"]), `${url}${page}${String(value["id"])}`);
  }
  return {
    names: {
      ...shown,
      automation,
      event: event === null ? null : eventShown(event),
      labels: firing.triggering_labels,
      firing: firingShown(firing),
      firings: firingsOf(firing).map(firingShown),
      events: firingsOf(firing).flatMap(({ triggering_event: one }) =>
        one === null ? [] : [eventShown(one)],
      ),
      variables: Object.fromEntries(
        db
          .all("SELECT name, value FROM variables")
          .map((row) => [text(row, "name"), JSON.parse(text(row, "value")) as unknown]),
      ),
    },
    pages,
  };
}

const PAGES: Readonly<Record<string, string>> = { flow_run: "/runs/flow-run/" };

/** The first thing of a kind that an event is about. Its state is the one that the event tells of, as it may be another by now. */
function readKind(event: Event | null, kind: string, read: (id: string) => Wire | null): Wire | null {
  const id = idIn(event, `prefect.${kind}`);
  const found = id === null ? null : read(id);
  if (found === null || event === null) return found;
  const told = [event.resource, ...event.related].find(
    (resource) => resource["prefect.resource.id"] === `prefect.${kind}.${id ?? ""}`,
  );
  const type = told?.["prefect.state-type"];
  if (told === undefined || type === undefined) return found;
  const state = {
    ...(found["state"] as object | null),
    type,
    name: told["prefect.state-name"] ?? "",
    message: told["prefect.state-message"] ?? "",
    timestamp: told["prefect.state-timestamp"] ?? "",
  };
  return { ...found, state, state_name: state.name, state_type: type };
}

function orNull<Row>(row: Row | null, show: (row: Row) => unknown): Wire | null {
  return row === null ? null : (show(row) as Wire);
}

function eventShown(event: Event): Wire {
  return { ...event, resource: labelsShown(event.resource), related: event.related.map(labelsShown) };
}

/** Labels with the words for those that each has. */
function labelsShown(labels: Labels): Wire {
  return {
    ...labels,
    id: labels["prefect.resource.id"] ?? "",
    name: labels["prefect.resource.name"] ?? null,
    role: labels["prefect.resource.role"] ?? null,
  };
}

function firingsOf(firing: Firing): readonly Firing[] {
  return [firing, ...firing.triggering_firings.flatMap(firingsOf)];
}

function firingShown({
  id,
  triggered,
  triggering_labels: labels,
  trigger,
  triggering_event: event,
}: Firing): Wire {
  return {
    id,
    triggered,
    triggering_labels: labels,
    trigger,
    triggering_event: event === null ? null : eventShown(event),
  };
}

import { newId, type Db } from "../data/db.js";
import type { Checker } from "../http/check.js";
import type { Action } from "./action.js";
import { isLike } from "./glob.js";
import { readAction } from "./read-action.js";
import { unsupported } from "./unsupported.js";
import { TRIGGERS } from "./schema.js";
import { relatedWanted, type CompositeTrigger, type EventTrigger, type Trigger } from "./trigger.js";

const LEAST_WAIT_SECONDS = 10;
const DEEPEST = 10;

/** What an automation does, as it comes. */
export interface Given {
  readonly enabled?: boolean | undefined;
  readonly trigger: unknown;
  readonly actions: readonly unknown[];
  readonly actions_on_trigger?: readonly unknown[] | undefined;
  readonly actions_on_resolve?: readonly unknown[] | undefined;
}

export interface Automation {
  readonly trigger: Trigger;
  readonly actions: readonly Action[];
  readonly actions_on_trigger: readonly Action[];
  readonly actions_on_resolve: readonly Action[];
}

/**
 * An automation as it is kept: all defaults filled in, its triggers with new ids.
 * @throws ApiError 422 for what can't be read, and for what this server would not act on, by name.
 */
export function readAutomation(db: Db, given: Given, checker: Checker): Automation {
  const actions = given.actions.map((action, at) => readAction(db, action, `actions.${at}`, checker));
  const onTrigger = (given.actions_on_trigger ?? []).map((action, at) =>
    readAction(db, action, `actions_on_trigger.${at}`, checker),
  );
  if ((given.actions_on_resolve ?? []).length > 0)
    throw unsupported("actions_on_resolve", "only triggers of metrics resolve, and there are none here");
  const trigger = readTrigger(given.trigger, "trigger", checker, 0);
  if (given.enabled !== false) refuseLoops(trigger, [...actions, ...onTrigger]);
  return { trigger, actions, actions_on_trigger: onTrigger, actions_on_resolve: [] };
}

function readTrigger(given: unknown, place: string, checker: Checker, depth: number): Trigger {
  const { type = "event" } = given as { readonly type?: unknown };
  const value = { type, ...(given as object) };
  const known = Object.keys(TRIGGERS).join(", ");
  if (typeof type !== "string" || !Object.hasOwn(TRIGGERS, type))
    throw unsupported(place, `there is no trigger of the type ${JSON.stringify(type)}; there are ${known}`);
  if (depth >= DEEPEST) throw unsupported(place, `triggers stand in each other more than ${DEEPEST} deep`);
  checker.check(TRIGGERS[type as keyof typeof TRIGGERS], value, place);
  if (type === "event") return readEventTrigger(value as Partial<EventTrigger>, place);
  const composite = value as unknown as Omit<CompositeTrigger, "within"> & {
    readonly within?: number | null;
  };
  const triggers = composite.triggers.map((child, at) =>
    readTrigger(child, `${place}.triggers.${at}`, checker, depth + 1),
  );
  const { within = null, require } = composite;
  if (typeof require === "number" && require > triggers.length)
    throw unsupported(place, "require must be less than or equal to the number of triggers");
  if (triggers.length === 0) throw unsupported(place, "it has no triggers");
  return {
    type: composite.type,
    id: newId(),
    triggers,
    within,
    ...(require === undefined ? {} : { require }),
  };
}

function readEventTrigger(given: Partial<EventTrigger>, place: string): EventTrigger {
  const posture = given.posture ?? "Reactive";
  const within = given.within ?? 0;
  if (posture === "Proactive" && within > 0 && within < LEAST_WAIT_SECONDS) {
    const least = "`within` for Proactive triggers must be greater than or equal to 10 seconds";
    throw unsupported(place, least);
  }
  return {
    type: "event",
    id: newId(),
    match: given.match ?? {},
    match_related: given.match_related ?? {},
    after: given.after ?? [],
    expect: given.expect ?? [],
    for_each: given.for_each ?? [],
    posture,
    threshold: given.threshold ?? 1,
    within: posture === "Proactive" && within === 0 ? LEAST_WAIT_SECONDS : within,
  };
}

const OF_EACH_RUN = ["Scheduled", "Pending", "Running"].map((name) => `prefect.flow-run.${name}`);

/** A deployment's run that sets off the next one, without end. */
function refuseLoops(trigger: Trigger, actions: readonly Action[]): void {
  if (trigger.type !== "event" || trigger.posture !== "Reactive") return;
  const expects = (event: string): boolean => trigger.expect.some((name) => isLike(event, name));
  if (trigger.expect.length > 0 && !OF_EACH_RUN.some(expects)) return;
  const isWide = isEveryRun(trigger.match) && relatedWanted(trigger).some(isEveryRun);
  for (const action of actions) {
    if (action.type !== "run-deployment") continue;
    if (action["source"] === "inferred")
      throw unsupported(
        "actions",
        "running an inferred deployment from a flow run state change event will lead to an infinite loop of flow runs",
      );
    if (isWide)
      throw unsupported(
        "actions",
        "running a selected deployment from a flow run state change event may lead to an infinite loop of flow runs: include additional filtering labels in match or match_related",
      );
  }
}

function isEveryRun(wanted: object): boolean {
  const labels = Object.entries(wanted);
  if (labels.length === 0) return true;
  const [[label, value] = ["", ""]] = labels;
  return (
    labels.length === 1 && label === "prefect.resource.id" && [value].flat().includes("prefect.flow-run.*")
  );
}

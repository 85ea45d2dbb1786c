import type { Labels } from "../../events/event.js";
import { ActionError, idIn, type Invocation } from "../action.js";

/** The id that an action names, or, where it is to be inferred, that its event is about. */
export function targetOf({ action, event }: Invocation, name: string, kind: string): string {
  if (action["source"] === "selected") return String(action[name]);
  const words = kind.replace("prefect.", "").replaceAll("-", " ");
  if (event === null) throw new ActionError(`No event to infer the ${words}`);
  const id = idIn(event, kind);
  if (id === null) throw new ActionError(`No ${words} could be inferred`);
  return id;
}

/** What is told where an action's target is not there, in Prefect's words. */
export function notThere({ action }: Invocation, target: Labels): ActionError {
  return new ActionError(`Unexpected status from '${action.type}' action: 404`, {
    details: { status_code: 404 },
    related: [target],
  });
}

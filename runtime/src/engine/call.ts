import { running } from "./context.js";
import type { CallOptions, FlowDefinition, TaskDefinition } from "./definition.js";
import { UsageError } from "./errors.js";
import { plainTask } from "./plain-task.js";

/** Calls a task in the flow run that the caller runs in. */
export function callTask(definition: TaskDefinition, args: readonly unknown[], options: CallOptions): object {
  const place = running();
  if (place === undefined) throw outside(`The task ${definition.name}`);
  return place.flow.submit(definition, args, options, place.task);
}

/** Calls a flow in the flow run that the caller runs in, as a subflow. */
export function callFlow(flow: FlowDefinition, parameters: unknown): object {
  const place = running();
  if (place === undefined) throw outside(`The flow ${flow.name}`);
  const definition = plainTask({ key: `flow:${flow.name}`, name: flow.name, body: { kind: "flow", flow } });
  return place.flow.submit(definition, parameters === undefined ? [] : [parameters], {}, place.task);
}

function outside(what: string): UsageError {
  return new UsageError(
    "outside-of-a-flow",
    `${what} was called outside of a flow run.`,
    "Call it in a flow's function, and start the flow with `nbflow run SCRIPT` or an engine.",
  );
}

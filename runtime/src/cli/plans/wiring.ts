import { FLOW, TASK, type FlowFunction, type TaskDefinition } from "../../engine/index.js";

/**
 * What a plan says of a script, as a text to compare: its tasks with their cells and variables, and the flow's function, which says
 * what each takes from which. Null where the function's text can't be seen, as that of a class's method.
 */
export function wiringOf(exports: Readonly<Record<string, unknown>>, flow: FlowFunction): string | null {
  const calls = flow[FLOW].body.toString();
  if (calls.includes("[native code]")) return null;
  const tasks = Object.entries(exports)
    .filter((entry): entry is [string, { readonly [TASK]: TaskDefinition }] => isTask(entry[1]))
    .map(([exported, { [TASK]: task }]) => [exported, task.name, bodyOf(task)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ name: flow[FLOW].name, calls, tasks });
}

function isTask(value: unknown): boolean {
  return (typeof value === "object" || typeof value === "function") && value !== null && TASK in value;
}

function bodyOf({ body, cell }: TaskDefinition): unknown {
  if (body.kind === "function") return { cell: cell?.number ?? null, source: body.source.toString() };
  if (body.kind === "flow") return { flow: body.flow.name };
  const { mode, reads, writes, cells, python } = body;
  return { mode, reads, writes, cells: cells.map(sourceOf), setup: python.setup.map(sourceOf) };
}

function sourceOf({ number, source }: { readonly number: number; readonly source: string }): unknown {
  return [number, source];
}

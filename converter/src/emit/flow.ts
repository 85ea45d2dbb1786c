import type { Plan, PlanTask, TaskId } from "../plan/plan.js";
import { callStatement } from "./call.js";
import { outputAccess } from "./javascript.js";
import { array, flatText, object, printWidth, reference, render, string } from "./layout.js";
import type { Layout } from "./layout.js";
import { parametersSchema } from "./parameters.js";
import { isNativeNotebook } from "./native-notebook.js";
import { scriptCellOf } from "./script-cells.js";
import { columns } from "./width.js";

/** The default export: each task called once, below those whose runs it is handed. */
export function flowText(plan: Plan, notebookPath: string | null): string {
  const takesParameters = plan.parameters.length > 0;
  const options = flowOptions(plan, notebookPath);
  const head = `async (${takesParameters ? "parameters: Parameters" : ""}) => {`;
  const oneLine = `export default flow(${flatText(options)}, ${head}`;
  const body = flowBody(plan, 2);
  if (!takesParameters && columns(oneLine) + (body === "" ? "});".length : 0) <= printWidth) {
    return `${oneLine}${block(body, 0)});\n`;
  }
  return `export default flow(\n  ${render(options, 2, 2, 1)},\n  ${head}${block(flowBody(plan, 4), 2)},\n);\n`;
}

/** The flow as a class's method, its options and its body: tasks are the object's. */
export function flowMethod(plan: Plan, notebookPath: string | null): string {
  const takesParameters = plan.parameters.length > 0;
  const options = flowOptions(plan, notebookPath);
  const body = flowBody(plan, 4, "this.");
  const head = `  async run(${takesParameters ? "parameters: Parameters" : ""}) {`;
  return `  @flow(${render(options, 2, 2 + "@flow(".length, 1)})\n${head}${block(body, 2)}\n`;
}

/** A script whose cells are all functions has no home that names the notebook. */
function flowOptions(plan: Plan, notebookPath: string | null): Layout {
  const takesParameters = plan.parameters.length > 0;
  return object(
    [
      ["name", string(plan.flow.name)],
      ...(isNativeNotebook(plan) && notebookPath !== null
        ? [["notebook", string(notebookPath)] as const]
        : []),
      ...(takesParameters ? [["parameters", parametersSchema(plan.parameters)] as const] : []),
    ],
    takesParameters,
  );
}

/** Whether the script needs `outputOf`: a variable's name is also one of a promise's. */
export function flowOutputs(plan: Plan): readonly string[] {
  return [...plan.results, ...plan.tasks.flatMap((task) => task.reads)].map((input) => input.variable);
}

function block(body: string, indent: number): string {
  return body === "" ? "}" : `\n${body}${" ".repeat(indent)}}`;
}

function flowBody(plan: Plan, indent: number, of = ""): string {
  const constants = new Map(plan.tasks.map((task) => [task.id, task.constant]));
  const constantOf = (id: TaskId) => constants.get(id) ?? id;
  const used = new Set([
    ...plan.results.map((result) => result.from),
    ...plan.tasks.flatMap((task) => [...task.reads.map((input) => input.from), ...task.waitsFor]),
  ]);
  const access = (variable: string, from: TaskId) => reference(outputAccess(constantOf(from), variable));
  const calls = callOrder(plan.tasks).map((task) => {
    const lead = used.has(task.id) ? `const ${task.constant} = ` : "";
    const inputs = object(task.reads.map(({ variable, from }) => [variable, access(variable, from)]));
    const options = object([["waitFor", array(task.waitsFor.map((id) => reference(constantOf(id))))]]);
    if (scriptCellOf(plan, task) !== null) {
      const waits = task.waitsFor.length > 0 ? `.withOptions(${flatText(options)})` : "";
      return callStatement(
        lead,
        of + task.functionName + waits,
        task.kind === "parameters" || task.reads.length > 0
          ? callArguments(plan, { ...task, waitsFor: [] }, inputs, options)
          : [],
        indent,
      );
    }
    return callStatement(lead, of + task.functionName, callArguments(plan, task, inputs, options), indent);
  });
  if (plan.results.length === 0) return calls.join("");
  const results = object(plan.results.map(({ variable, from }) => [variable, access(variable, from)]));
  const margin = " ".repeat(indent);
  return `${calls.join("")}${margin}return ${render(results, indent, indent + "return ".length, 1)};\n`;
}

function callArguments(plan: Plan, task: PlanTask, inputs: Layout, options: Layout): readonly Layout[] {
  const waits = task.waitsFor.length > 0;
  const takes = task.kind === "parameters" ? plan.parameters.length > 0 : task.reads.length > 0;
  if (!takes && !waits) return [];
  const first = task.kind === "parameters" && takes ? reference("parameters") : inputs;
  return waits ? [first, options] : [first];
}

/** By first cell, but each below all that it takes from or waits for. The setup is not called. */
function callOrder(tasks: readonly PlanTask[]): readonly PlanTask[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const ordered = new Set<PlanTask>();
  const place = (task: PlanTask, above: ReadonlySet<PlanTask>): void => {
    if (ordered.has(task) || above.has(task) || task.kind === "setup") return;
    const path = new Set([...above, task]);
    for (const id of [...task.reads.map((input) => input.from), ...task.waitsFor]) {
      const needed = byId.get(id);
      if (needed !== undefined) place(needed, path);
    }
    ordered.add(task);
  };
  for (const task of tasks) place(task, new Set());
  return [...ordered];
}

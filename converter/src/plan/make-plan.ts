import { mayRaise, runs } from "./analysis.js";
import type { AnalysedCell, Analysis } from "./analysis.js";
import { diagnosticsOf } from "./diagnostics.js";
import { groupCells } from "./group/group-cells.js";
import { againOf } from "./again.js";
import { apartTasks } from "./apart.js";
import { flowName } from "./name/flow-name.js";
import { nameTasks } from "./name/name-tasks.js";
import type { Nameless } from "./name/name-tasks.js";
import { notebookHash } from "./notebook-hash.js";
import type { CellNumber, GroupMode, Plan, PlanCell, PlanTask, TaskId } from "./plan.js";
import { finalVariables } from "./results.js";
import { refusedRetries } from "./retries.js";
import { setupCells } from "./setup.js";
import { cellInputs } from "./task-inputs.js";
import { wire } from "./wiring.js";
import { writesOf } from "./writes.js";

/** The plan of an analysed notebook. */
export function makePlan(analysis: Analysis, mode: GroupMode): Plan {
  const { notebook, dataflow, script } = analysis;
  const inputs = cellInputs(analysis);
  const edges = [...dataflow.dependencies, ...inputs];
  const setup = setupCells(analysis);
  const groups = namelessGroups(
    analysis,
    setup,
    withoutDefinitions(groupCells(analysis, setup, edges, mode), analysis),
  );
  const natives = script?.script.cells ?? [];
  const names = nameTasks(
    groups,
    natives.flatMap(({ definitions }) => definitions),
    natives.flatMap(({ makes, uses }) => [...makes, ...uses]),
  );
  const ids = new Map<CellNumber, TaskId>();
  groups.forEach(({ cells: members }, index) => {
    for (const { cell } of members) ids.set(cell.number, names[index]?.id ?? "");
  });
  const taskOf = (cell: CellNumber) => ids.get(cell) ?? null;
  const wiring = wire(
    names.map(({ id }) => id),
    taskOf,
    inputs,
    edges,
  );
  const { parameters } = analysis;
  const placed = groups.flatMap((group, index): PlanTask[] => {
    const name = names[index];
    if (name === undefined) return [];
    const { reads, waitsFor } = wiring.get(name.id) ?? { reads: [], waitsFor: [] };
    const numbers = group.cells.map(({ cell }) => cell.number);
    const more = group.kind === "parameters" ? parameters.map((parameter) => parameter.name) : [];
    return [
      {
        ...name,
        kind: group.kind,
        cells: numbers,
        reads,
        writes: writesOf(group.cells, more, name.id, wiring),
        waitsFor,
      },
    ];
  });
  const tasks = notebook.language === "python" ? withAllowances(placed, analysis) : placed;
  return {
    version: 1,
    notebook: {
      name: notebook.name,
      hash: notebookHash(notebook),
      language: notebook.language,
      kernel: notebook.kernel,
    },
    flow: { name: flowName(notebook), title: notebook.title },
    cells: notebook.cells.map((cell) => planCell(cell.number, analysis, taskOf)),
    parameters,
    tasks,
    dependencies: dataflow.dependencies,
    results: finalVariables(
      groups.map((group, index) => ({ id: names[index]?.id ?? "", kind: group.kind, cells: group.cells })),
    ),
    diagnostics: diagnosticsOf(analysis, taskOf),
    ...(script === null ? {} : { script: script.script }),
  };
}

/** With what the runtime may do with each beside running it at home, in order and once. */
function withAllowances(tasks: readonly PlanTask[], { cells, parameters }: Analysis): readonly PlanTask[] {
  const apart = apartTasks(tasks, cells);
  const again = againOf(tasks, cells, parameters);
  const refused = refusedRetries(tasks, cells);
  return tasks.map((task) => {
    const retriesRefused = refused.get(task.id);
    return {
      ...task,
      ...(apart.has(task.id) ? { apart: true } : {}),
      ...again.get(task.id),
      ...(retriesRefused === undefined ? {} : { retriesRefused }),
    };
  });
}

/** Cells of another language that are nothing but definitions at the script's top have no task. */
function withoutDefinitions<Group extends { readonly cells: readonly CellNumber[] }>(
  groups: readonly Group[],
  { script }: Analysis,
): readonly Group[] {
  const inert = new Set(
    script?.script.cells
      .filter(({ parts }) => parts.every(({ kind }) => kind === "import" || kind === "module"))
      .map(({ cell }) => cell),
  );
  return groups.filter(({ cells }) => !cells.every((cell) => inert.has(cell)));
}

/** All groups of a plan: the setup first, the others by first cell. */
function namelessGroups(
  { notebook, cells }: Analysis,
  setup: ReadonlySet<CellNumber>,
  groups: readonly {
    readonly cells: readonly CellNumber[];
    readonly heading: string | null;
    readonly section: string | null;
  }[],
): Nameless[] {
  const analysed = (numbers: Iterable<CellNumber>) =>
    [...numbers].flatMap((number): AnalysedCell[] => {
      const cell = cells.get(number);
      return cell === undefined ? [] : [cell];
    });
  const parameters =
    notebook.parameters !== null && cells.has(notebook.parameters) ? [notebook.parameters] : [];
  const rest: Nameless[] = [
    ...parameters.map((number): Nameless => ({
      kind: "parameters",
      cells: analysed([number]),
      heading: null,
      section: null,
    })),
    ...groups.map((group): Nameless => ({ ...group, kind: "cells", cells: analysed(group.cells) })),
  ];
  const first = (group: Nameless) => group.cells[0]?.cell.number ?? 0;
  const setupGroup: Nameless[] =
    setup.size === 0 ? [] : [{ kind: "setup", cells: analysed(setup), heading: null, section: null }];
  return [...setupGroup, ...rest.toSorted((a, b) => first(a) - first(b))];
}

function planCell(
  number: CellNumber,
  { notebook, cells }: Analysis,
  taskOf: (cell: CellNumber) => TaskId | null,
): PlanCell {
  const cell = notebook.cells[number - 1];
  const flow = cells.get(number)?.flow;
  return {
    number,
    index: cell?.index ?? 0,
    id: cell?.id ?? null,
    task: taskOf(number),
    reads: flow?.reads ?? [],
    writes: flow?.writes ?? [],
    mutates: flow?.mutates ?? [],
    effects: flow?.effects ?? [],
    mayRaise: cell !== undefined && runs(cell) && mayRaise(cell),
  };
}

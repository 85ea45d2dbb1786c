import type { Notebook } from "../../notebook/index.js";
import { nativeCells, type Analysis } from "../analysis.js";
import type { CellNumber, GroupMode } from "../plan.js";
import { stageOf } from "../stage.js";
import { AutomaticGroups } from "./auto.js";
import { Reachability } from "./reachability.js";
import { sections } from "./sections.js";
import type { Section } from "./sections.js";
import { TaskGraph } from "./task-graph.js";
import type { Edge } from "./task-graph.js";

/** Past this many tasks, a section's heading says too little of any one of them. */
const mostNamedApart = 3;

/** Cells that become one task. */
export interface CellGroup {
  /** In the notebook's order. */
  readonly cells: readonly CellNumber[];
  /** The heading that speaks of this group; null where none does, or where it speaks of several. */
  readonly heading: string | null;
  /** The heading whose section it is a part of. */
  readonly section: string | null;
}

/**
 * The groups of all cells that are in neither the setup nor the parameters, by first cell. No two groups need each other,
 * not even by way of a third.
 */
export function groupCells(
  analysis: Analysis,
  setup: ReadonlySet<CellNumber>,
  edges: readonly Edge[],
  mode: GroupMode,
): CellGroup[] {
  const { notebook } = analysis;
  const outside = [...analysis.cells.keys()].filter((number) => !setup.has(number));
  const grouped = outside.filter((number) => number !== notebook.parameters);
  const inside = edges.filter(({ from, to }) => !setup.has(from) && !setup.has(to));
  const graph = new TaskGraph(outside, inside, nativeCells(analysis));
  const found = sections(notebook.cells, new Set(grouped)).map((section) => withoutTitle(section, notebook));
  if (mode === "heading") joinSections(found, graph);
  if (mode === "auto") {
    const cells = grouped.flatMap((number) => analysis.cells.get(number) ?? []);
    new AutomaticGroups(cells, graph, new Reachability(outside, inside)).join(found);
  }
  const groups = graph.groups().filter(([first]) => first !== notebook.parameters);
  const owners = headingOwners(groups, found, analysis);
  return groups.map((cells) => {
    const section = found.find((one) => one.cells.includes(cells[0] ?? 0));
    return { cells, heading: owners.get(cells) ?? null, section: section?.heading?.text ?? null };
  });
}

function joinSections(found: readonly Section[], graph: TaskGraph): void {
  for (const { cells } of found) {
    cells.forEach((cell, index) => {
      const previous = cells[index - 1];
      if (previous !== undefined) graph.join(previous, cell);
    });
  }
}

/** The notebook's title stands above its first section, and says nothing of it. */
function withoutTitle(section: Section, { title, cells }: Notebook): Section {
  const top = cells.flatMap(({ headings }) => headings.filter(({ level }) => level === 1));
  const isTitle = section.heading?.level === 1 && section.heading.text === title && top.length === 1;
  return isTitle ? { ...section, heading: null } : section;
}

/** A heading speaks of the group that its section became, or of the one that does most of its work. */
function headingOwners(
  groups: readonly (readonly CellNumber[])[],
  found: readonly Section[],
  { cells: analysed }: Analysis,
): ReadonlyMap<readonly CellNumber[], string> {
  const groupOf = new Map(groups.flatMap((cells) => cells.map((cell) => [cell, cells] as const)));
  const weight = (cells: readonly CellNumber[]) =>
    cells.reduce((sum, number) => {
      const cell = analysed.get(number);
      if (cell === undefined) return sum;
      const lines = cell.cell.source.split("\n").length;
      return sum + (stageOf(cell).stage === "plot" ? lines / 3 : lines);
    }, 0);
  const owners = new Map<readonly CellNumber[], string>();
  for (const { heading, cells } of found) {
    if (heading === null) continue;
    const within = [...new Set(cells.flatMap((cell) => [groupOf.get(cell) ?? []]))];
    const owner = within.find((group) => weight(group) * 2 > weight(cells));
    if (owner !== undefined && within.length <= mostNamedApart && !owners.has(owner))
      owners.set(owner, heading.text);
  }
  return owners;
}

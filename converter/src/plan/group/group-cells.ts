import type { Analysis } from "../analysis.js";
import type { CellNumber, GroupMode } from "../plan.js";
import { AutomaticGroups } from "./auto.js";
import { Reachability } from "./reachability.js";
import { sections } from "./sections.js";
import type { Section } from "./sections.js";
import { TaskGraph } from "./task-graph.js";
import type { Edge } from "./task-graph.js";

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
  const graph = new TaskGraph(outside, inside);
  const found = sections(notebook.cells, new Set(grouped)).map((section) =>
    withoutTitle(section, notebook.title),
  );
  if (mode === "heading") joinSections(found, graph);
  if (mode === "auto") {
    const cells = grouped.flatMap((number) => analysis.cells.get(number) ?? []);
    new AutomaticGroups(cells, graph, new Reachability(outside, inside)).join(found);
  }
  return graph.groups().flatMap((cells): CellGroup[] => {
    if (cells[0] === notebook.parameters) return [];
    return [{ cells, ...headingsFor(cells, found) }];
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
function withoutTitle(section: Section, title: string | null): Section {
  return section.heading !== null && section.heading.text === title ? { ...section, heading: null } : section;
}

/** A heading speaks of the one group that its section became. */
function headingsFor(cells: readonly CellNumber[], found: readonly Section[]): Omit<CellGroup, "cells"> {
  const own = new Set(cells);
  const section = found.find((one) => one.cells.some((cell) => own.has(cell)));
  const heading = section?.heading?.text ?? null;
  const isWhole = section?.cells.every((cell) => own.has(cell)) === true;
  return { heading: isWhole ? heading : null, section: heading };
}

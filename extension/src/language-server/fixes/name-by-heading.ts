import type { Asked, Candidate } from "./candidate.js";

/** A task takes its name from a heading: puts one above the cell, to be typed over. */
export async function nameByHeading({ analysed, cell, planByCell }: Asked): Promise<readonly Candidate[]> {
  const { plan, notebook } = analysed;
  const task = plan.tasks.find(({ id }) => id === cell.task);
  const headings = notebook.cells.slice(0, cell.number).flatMap((one) => one.headings);
  const isHeaded = (notebook.cells[cell.number - 1]?.headings.length ?? 0) > 0;
  if (task?.kind !== "cells" || isHeaded) return [];
  const isFirst = task.cells[0] === cell.number;
  const own = isFirst ? task : (await planByCell()).tasks.find(({ cells }) => cells.includes(cell.number));
  const text = `${"#".repeat(headings.findLast(({ level }) => level > 1)?.level ?? 2)} ${own?.title ?? ""}`;
  const heading = { kind: "markdown", languageId: "markdown", text, tags: [] } as const;
  return [
    {
      title: isFirst ? "Name the task by a heading" : "Begin a task here, with a heading",
      edits: [{ kind: "splice", start: cell.index, deleteCount: 0, cells: [heading] }],
      show: { index: cell.index, edit: true },
      holds: () => true,
    },
  ];
}

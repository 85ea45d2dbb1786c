import { storedCell } from "../analysis/index.js";
import { tagsOf } from "../notebooks/index.js";
import type { Asked, Candidate } from "./candidate.js";

/** A cell that sets values and does nothing else can be the one whose values a run can set. */
export function markParameters({ analysed, cell }: Asked): readonly Candidate[] {
  const stored = storedCell(analysed, cell.number);
  if (analysed.notebook.parameters !== null || !stored || cell.reads.length > 0) return [];
  if (cell.writes.length === 0 || cell.effects.length > 0) return [];
  return [
    {
      title: "Make the values of this cell parameters",
      edits: [{ kind: "tags", index: cell.index, tags: [...tagsOf(stored.metadata), "parameters"] }],
      show: { index: cell.index, edit: false },
      holds: ({ parameters }) =>
        cell.writes.every((name) =>
          parameters.some((parameter) => parameter.name === name && parameter.default !== undefined),
        ),
    },
  ];
}

import type { CellNumber, Plan } from "@nbflow/converter";
import type { Diagnostic } from "vscode-languageserver";
import type { CellEdit } from "../../language-protocol/index.js";
import type { Asked, Candidate } from "./candidate.js";

/** A name is made below, or the cells were run in another order: moves one of the two cells past the other. */
export function moveCell(asked: Asked): readonly Candidate[] {
  return asked.diagnostics.flatMap((cures) => {
    const other = otherCell(asked, cures);
    if (other === undefined) return [];
    const { number } = asked.cell;
    if (cures.code === "run-out-of-order")
      return [
        { title: `Move this cell above cell ${other}, as it was run`, cures, ...move(asked, number, other) },
      ];
    if (cures.code !== "later-name") return [];
    return [
      { title: `Move this cell below cell ${other}`, cures, ...move(asked, number, other) },
      { title: `Move cell ${other} above this cell`, cures, ...move(asked, other, number) },
    ].map((candidate) => ({
      ...candidate,
      holds: (after: Plan) => laterNames(after) < laterNames(asked.analysed.plan),
    }));
  });
}

function otherCell({ cell }: Asked, { message }: Diagnostic): CellNumber | undefined {
  const text = typeof message === "string" ? message : message.value;
  const numbers = [...text.matchAll(/\bcell (\d+)/gu)].map(([, number]) => Number(number));
  return numbers.find((number) => number !== cell.number);
}

const laterNames = ({ diagnostics }: Plan): number =>
  diagnostics.filter(({ code }) => code === "later-name").length;

/** Takes a cell past another: below one that stands below it, above one that stands above. */
function move(
  { analysed: { plan } }: Asked,
  moved: CellNumber,
  past: CellNumber,
): Pick<Candidate, "edits" | "show" | "holds"> {
  const from = plan.cells[moved - 1]?.index ?? 0;
  const to = plan.cells[past - 1]?.index ?? 0;
  const edits: CellEdit[] = [
    { kind: "splice", start: from, deleteCount: 1, cells: [] },
    {
      kind: "splice",
      start: from < to ? to + 1 : to,
      deleteCount: 0,
      cells: [{ kind: "existing", index: from }],
    },
  ];
  return { edits, show: { index: to, edit: false }, holds: () => true };
}

import type { Plan } from "@nbflow/converter";
import { storedCell } from "../analysis/index.js";
import { tagsOf } from "../notebooks/index.js";
import type { Asked, Candidate } from "./candidate.js";

/** Cuts the cell in two: above the selected line, or above the one of which nothing is known. */
export function splitCell(asked: Asked): readonly Candidate[] {
  const unknown = asked.diagnostics.filter(({ code }) => code === "unknown-effect");
  return [
    ...unknown.flatMap((cures) => {
      const { line } = cures.range.start;
      return split(asked, line).map((one) => ({
        ...one,
        title: `Split the cell above line ${line + 1}`,
        cures,
      }));
    }),
    ...(unknown.length > 0 ? [] : split(asked, asked.line)),
  ];
}

/** Text that belongs to the statement above it. */
const goesOn = /^(?:\s|[)\]}]|(?:elif|else|except|finally|case)\b)/u;

function split({ analysed, cell, text }: Asked, line: number): readonly Candidate[] {
  const stored = storedCell(analysed, cell.number);
  const tags = stored ? tagsOf(stored.metadata) : [];
  const lines = text.split("\n");
  const [above, below] = [lines.slice(0, line).join("\n"), lines.slice(line).join("\n")];
  if (!stored || stored.document.languageId !== "python" || tags.includes("parameters")) return [];
  if (/^\s*(?:%%|#!)/u.test(text) || goesOn.test(below)) return [];
  if (!hasCode(above) || !hasCode(below)) return [];
  const errors = syntaxErrors(analysed.plan);
  return [
    {
      title: "Split the cell here",
      edits: [
        { kind: "text", index: cell.index, text: above.trimEnd() },
        {
          kind: "splice",
          start: cell.index + 1,
          deleteCount: 0,
          cells: [{ kind: "code", languageId: stored.document.languageId, text: below, tags }],
        },
      ],
      show: { index: cell.index + 1, edit: false },
      holds: (after) => syntaxErrors(after) === errors,
    },
  ];
}

const hasCode = (text: string): boolean =>
  text.split("\n").some((line) => line.trim() !== "" && !line.trim().startsWith("#"));

const syntaxErrors = ({ diagnostics }: Plan): number =>
  diagnostics.filter(({ code }) => code === "syntax-error").length;

import type { CellEdit } from "../../language-protocol/index.js";
import { storedCell } from "../analysis/index.js";
import type { Asked, Candidate } from "./candidate.js";

/** A value that stands in a cell moves to the cell tagged `parameters`, so that a run can set it. */
export function takeAsParameter(asked: Asked): readonly Candidate[] {
  const { analysed, cell, text, line } = asked;
  const { plan, notebook } = analysed;
  const lines = text.split("\n");
  const setting = lines[line] ?? "";
  const name = /^([\p{L}_][\p{L}\p{N}_]*)\s*(?::[^=]+)?=(?!=)/u.exec(setting)?.[1];
  if (name === undefined || notebook.language !== "python" || notebook.parameters === cell.number) return [];
  if (plan.cells.filter(({ writes, mutates }) => [...writes, ...mutates].includes(name)).length !== 1)
    return [];
  if (!isOnlySetting(text, name)) return [];
  const rest = lines.toSpliced(line, 1).join("\n");
  const { edits, index } = parametersEdit(asked, setting.trimEnd());
  return [
    {
      title: `Take \`${name}\` as a parameter`,
      edits: [...withoutLine(cell.index, rest), ...edits],
      show: { index, edit: false },
      holds: ({ parameters }) =>
        parameters.some((parameter) => parameter.name === name && parameter.default !== undefined),
    },
  ];
}

function isOnlySetting(text: string, name: string): boolean {
  const again = new RegExp(`(?<![\\p{L}\\p{N}_.])${name}\\s*(?:[-+*/%@&|^<>]{0,2}|:)=(?!=)`, "gu");
  return [...text.matchAll(again)].length <= 1;
}

const withoutLine = (index: number, rest: string): CellEdit[] =>
  rest.trim() === ""
    ? [{ kind: "splice", start: index, deleteCount: 1, cells: [] }]
    : [{ kind: "text", index, text: rest }];

/** Into the cell that is tagged already, else into a new one before the first that is no setup. */
function parametersEdit({ analysed }: Asked, setting: string): { edits: CellEdit[]; index: number } {
  const { plan, notebook } = analysed;
  const tagged = notebook.parameters === null ? undefined : storedCell(analysed, notebook.parameters);
  if (tagged && notebook.parameters !== null) {
    const { index } = plan.cells[notebook.parameters - 1] ?? { index: 0 };
    const before = tagged.document.getText().trimEnd();
    return {
      edits: [{ kind: "text", index, text: before === "" ? setting : `${before}\n${setting}` }],
      index,
    };
  }
  const index = plan.cells.find(({ task }) => task !== null && task !== "setup")?.index ?? 0;
  const cell = { kind: "code", languageId: "python", text: setting, tags: ["parameters"] } as const;
  return { edits: [{ kind: "splice", start: index, deleteCount: 0, cells: [cell] }], index };
}

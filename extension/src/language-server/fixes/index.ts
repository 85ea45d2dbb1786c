import { type Converter, NotebookError } from "@nbflow/converter";
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
} from "vscode-languageserver";
import { type NotebookFix, notebookState } from "../../language-protocol/index.js";
import { type Converted, plannedCell, planOf } from "../analysis/index.js";
import { plainCells } from "../notebooks/index.js";
import { type Asked, type Candidate, type Finder, problems } from "./candidate.js";
import { editedCells } from "./edited-cells.js";
import { markParameters } from "./mark-parameters.js";
import { moveCell } from "./move-cell.js";
import { nameByHeading } from "./name-by-heading.js";
import { runAllCells } from "./run-all-cells.js";
import { spellName } from "./spell-name.js";
import { splitCell } from "./split-cell.js";
import { takeAsParameter } from "./take-as-parameter.js";

const finders: readonly Finder[] = [
  spellName,
  moveCell,
  markParameters,
  takeAsParameter,
  splitCell,
  nameByHeading,
];

/** The fixes for a place in a cell. Each that edits was tried: the notebook it makes was analysed, and has no problem that this one has not. */
export async function fixes(
  converter: Converter,
  analysed: Converted,
  { textDocument, range, context }: CodeActionParams,
): Promise<CodeAction[]> {
  const cell = plannedCell(analysed, textDocument.uri);
  const document = analysed.stored.cells[cell?.index ?? -1]?.document;
  if (!cell || !document || document.getText().trim() === "") return [];
  const cells = plainCells(analysed.stored);
  const asked: Asked = {
    analysed,
    cell,
    text: document.getText().replaceAll("\r\n", "\n"),
    line: range.start.line,
    diagnostics: context.diagnostics.filter(({ source }) => source === "nbflow"),
    planByCell: async () => (await planOf(converter, analysed.stored, cells, "cell")).plan,
  };
  // The light bulb, which is asked for at each move of the cursor, is for what is wrong.
  const onlyCures = context.triggerKind === CodeActionTriggerKind.Automatic;
  if (onlyCures && asked.diagnostics.length === 0) return [];
  const actions: CodeAction[] = [...runAllCells(asked)];
  for (const find of finders) {
    for (const candidate of await find(asked)) {
      if (onlyCures && !candidate.cures) continue;
      if (await isGood(converter, analysed, candidate)) actions.push(asAction(analysed, candidate));
    }
  }
  return actions;
}

async function isGood(converter: Converter, analysed: Converted, candidate: Candidate): Promise<boolean> {
  const { stored, plan, group } = analysed;
  try {
    const cells = editedCells(plainCells(stored), candidate.edits);
    const { plan: after } = await planOf(converter, stored, cells, group);
    return problems(after) <= problems(plan) && candidate.holds(after);
  } catch (error) {
    if (error instanceof NotebookError) return false;
    throw error;
  }
}

function asAction({ stored }: Converted, { title, cures, edits, show }: Candidate): CodeAction {
  const state = notebookState(stored.cells.map(({ document: { uri, version } }) => ({ uri, version })));
  const fix: NotebookFix = { uri: stored.uri, state, edits, show };
  return {
    title: `nbflow: ${title}`,
    kind: cures ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
    ...(cures ? { diagnostics: [cures] } : {}),
    command: { title, command: "nbflow.applyNotebookFix", arguments: [fix] },
  };
}

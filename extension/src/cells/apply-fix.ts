import type { NotebookCell, NotebookCellData, NotebookDocument } from "vscode";
import type { Editor } from "../editor.js";
import {
  type CellEdit,
  type CellSource,
  type NotebookFix,
  notebookState,
} from "../language-protocol/index.js";

/** Does what a quick fix of the language server says, as one step to undo. */
export async function applyFix(editor: Editor, argument: unknown): Promise<void> {
  const { vscode } = editor;
  if (!isFix(argument)) return;
  const fix = argument;
  const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === fix.uri);
  if (!notebook) return;
  if (stateOf(notebook) !== fix.state) {
    void vscode.window.showInformationMessage(
      "nbflow: the notebook has changed meanwhile; ask for the fix again.",
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  const whole = fix.edits.flatMap((one) => notebookEdits(editor, notebook, one));
  if (whole.length > 0) edit.set(notebook.uri, whole);
  for (const one of fix.edits) {
    if (one.kind !== "text") continue;
    const { document } = notebook.cellAt(one.index);
    edit.replace(
      document.uri,
      document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)),
      one.text,
    );
  }
  await vscode.workspace.applyEdit(edit);
  await goTo(editor, notebook, fix.show);
}

/** The language server makes them; whoever else runs the command has none. */
const isFix = (value: unknown): value is NotebookFix =>
  typeof value === "object" && value !== null && "uri" in value && "state" in value && "edits" in value;

const stateOf = (notebook: NotebookDocument): string =>
  notebookState(
    notebook.getCells().map(({ document }) => ({ uri: document.uri.toString(), version: document.version })),
  );

function notebookEdits({ vscode }: Editor, notebook: NotebookDocument, edit: CellEdit) {
  const { NotebookEdit, NotebookRange } = vscode;
  if (edit.kind === "text") return [];
  if (edit.kind === "tags") {
    const { metadata } = notebook.cellAt(edit.index);
    return [NotebookEdit.updateCellMetadata(edit.index, withTags(metadata, edit.tags))];
  }
  const cells = edit.cells.map((source) => cellData({ vscode }, notebook, source));
  return [NotebookEdit.replaceCells(new NotebookRange(edit.start, edit.start + edit.deleteCount), cells)];
}

function cellData(
  { vscode }: Pick<Editor, "vscode">,
  notebook: NotebookDocument,
  source: CellSource,
): NotebookCellData {
  if (source.kind === "existing") return copyOf({ vscode }, notebook.cellAt(source.index));
  const kind = source.kind === "markdown" ? vscode.NotebookCellKind.Markup : vscode.NotebookCellKind.Code;
  const data = new vscode.NotebookCellData(kind, source.text, source.languageId);
  if (source.tags.length > 0) data.metadata = withTags({}, source.tags);
  return data;
}

function copyOf({ vscode }: Pick<Editor, "vscode">, cell: NotebookCell): NotebookCellData {
  const { kind, document, metadata, outputs, executionSummary } = cell;
  const data = new vscode.NotebookCellData(kind, document.getText(), document.languageId);
  data.metadata = metadata;
  data.outputs = [...outputs];
  if (executionSummary) data.executionSummary = executionSummary;
  return data;
}

/** VS Code's ipynb support keeps nbformat's cell metadata under `metadata`. */
function withTags(metadata: NotebookCell["metadata"], tags: readonly string[]): NotebookCell["metadata"] {
  const own: unknown = metadata["metadata"];
  return { ...metadata, metadata: { ...(typeof own === "object" ? own : {}), tags } };
}

async function goTo(
  { vscode }: Editor,
  notebook: NotebookDocument,
  show: NotebookFix["show"],
): Promise<void> {
  const range = new vscode.NotebookRange(show.index, show.index + 1);
  const shown = await vscode.window.showNotebookDocument(notebook, { selections: [range] });
  shown.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
  if (show.edit) await vscode.commands.executeCommand("notebook.cell.edit");
}

import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { chooseFile, previewOf } from "../files/index.js";

/** Opens what a notebook becomes beside it, to follow what is written there. */
export async function previewScript(editor: Editor, argument: unknown): Promise<void> {
  const notebook = await chooseFile(editor, argument, ["notebook"]);
  if (notebook) await showPreview(editor, notebook);
}

/** The notebook keeps the focus. One that is not open yet is opened first. */
export async function showPreview({ vscode }: Editor, notebook: Uri): Promise<void> {
  const { window, workspace } = vscode;
  const there = window.visibleNotebookEditors.some(
    (one) => one.notebook.uri.toString() === notebook.toString(),
  );
  if (!there) await window.showNotebookDocument(await workspace.openNotebookDocument(notebook));
  const preview = previewOf(notebook);
  const open = window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === preview.toString(),
  );
  if (open) return;
  const document = await workspace.openTextDocument(preview);
  await window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
}

import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { isThere } from "../files/index.js";

/**
 * Shows a cell of a notebook that a run page names: its path, its number among the code cells, and where there is one the line in it,
 * both from 1.
 */
export async function openCell({ vscode }: Editor, place: object): Promise<void> {
  const { notebook: path, cell, line } = place as Readonly<Record<string, unknown>>;
  if (typeof path !== "string" || typeof cell !== "number") return;
  const uri = await fileAt(vscode, path);
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const code = notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code);
  const named = code[cell - 1];
  if (named === undefined) throw new Error(`${path} has no code cell ${cell} any more.`);
  const { index, document } = named;
  const shown = new vscode.NotebookRange(index, index + 1);
  const editor = await vscode.window.showNotebookDocument(notebook, { selections: [shown] });
  editor.revealRange(shown, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
  if (typeof line !== "number") return;
  const at = new vscode.Position(Math.min(line, document.lineCount) - 1, 0);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}

/** A run may name its notebook as it was given, relative to a folder of the workspace. */
async function fileAt(vscode: Editor["vscode"], path: string): Promise<Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const places = [vscode.Uri.file(path), ...folders.map(({ uri }) => vscode.Uri.joinPath(uri, path))];
  for (const place of places) {
    if (await isThere(vscode, place)) return place;
  }
  throw new Error(`${path} is not on this machine.`);
}

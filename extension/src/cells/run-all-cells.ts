import type { Editor } from "../editor.js";
import { requireTrust } from "../trust/require-trust.js";

/** Runs the cells of a notebook from the top, by its own kernel, as the quick fix of the language server says. */
export async function runAllCells(editor: Editor, argument: unknown): Promise<void> {
  const { vscode } = editor;
  const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === argument);
  if (!notebook || !(await requireTrust(editor, "Running cells"))) return;
  await vscode.commands.executeCommand("notebook.execute", notebook.uri);
}

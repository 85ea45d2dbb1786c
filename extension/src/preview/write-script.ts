import type { Uri } from "vscode";
import { convertNotebook } from "../convert/index.js";
import type { Editor } from "../editor.js";
import { chooseFile, nameOf, previewOf, scriptOf } from "../files/index.js";

/** Writes the script that a preview shows. Where there is one already that differs, shows both first. */
export async function writeScript(editor: Editor, argument: unknown): Promise<void> {
  const { vscode } = editor;
  const notebook = await chooseFile(editor, argument, ["notebook"]);
  if (!notebook) return;
  const script = scriptOf(notebook);
  const there = await textOf(editor, script);
  if (there === undefined) return convertNotebook(editor, notebook);
  const preview = previewOf(notebook);
  const name = nameOf(script);
  if (there === (await vscode.workspace.openTextDocument(preview)).getText()) {
    void vscode.window.showInformationMessage(`nbflow: ${name} is what the notebook becomes already.`);
    return;
  }
  await vscode.commands.executeCommand(
    "vscode.diff",
    script,
    preview,
    `${name}: the file ↔ from the notebook`,
  );
}

/** From the comparison: writes over the file. */
export async function replaceScript(editor: Editor, argument: unknown): Promise<void> {
  const notebook = await chooseFile(editor, argument, ["notebook"]);
  if (notebook) await convertNotebook(editor, notebook);
}

async function textOf({ vscode }: Editor, uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}

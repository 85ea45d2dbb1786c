import type { Uri } from "vscode";
import { convertNotebook } from "../convert/index.js";
import type { Editor } from "../editor.js";
import { chooseFile, nameOf, previewOf, scriptOf } from "../files/index.js";
import type { Language } from "../language-client/index.js";

/** Writes the script that a preview shows. Where there is one already that differs, shows both first. */
export async function writeScript(editor: Editor, language: Language, argument: unknown): Promise<void> {
  const { commands, window } = editor.vscode;
  const notebook = await chooseFile(editor, argument, ["notebook"]);
  if (!notebook) return;
  const file = scriptOf(notebook);
  const there = await textOf(editor, file);
  if (there === undefined) return convertNotebook(editor, notebook);
  const name = nameOf(file);
  // Asked for anew: the preview itself follows only once typing rests.
  const script = await language.script(notebook);
  if (script.kind === "script" && script.text === there) {
    void window.showInformationMessage(`nbflow: ${name} is what the notebook becomes already.`);
    return;
  }
  const title = `${name}: the file ↔ from the notebook`;
  await commands.executeCommand("vscode.diff", file, previewOf(notebook), title);
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

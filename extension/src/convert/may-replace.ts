import { inspectScript } from "@nbflow/converter";
import type { Uri } from "vscode";
import type { Editor } from "../editor.js";

/** How a script may be written: over one that is as nbflow wrote it, over a changed one with a backup, or not at all. */
export type Replacement = "as-is" | "with-backup" | "no";

/** A script that a person has changed, or that nbflow did not write, is theirs: asks before it is replaced. */
export async function mayReplace(editor: Editor, script: Uri): Promise<Replacement> {
  const { vscode } = editor;
  const text = await textOf(editor, script);
  if (text === undefined) return "as-is";
  const header = inspectScript(text);
  if (header?.edited === false) return "as-is";

  const replace = "Replace, keep a backup";
  const open = "Open the script";
  const name = vscode.workspace.asRelativePath(script);
  const answer = await vscode.window.showWarningMessage(
    header
      ? `${name} has been changed since nbflow wrote it.`
      : `${name} is there, and nbflow did not write it.`,
    {
      modal: true,
      detail: "Converting writes a new script. The one that is there is kept beside it as a backup.",
    },
    replace,
    open,
  );
  if (answer === open) await vscode.window.showTextDocument(script);
  return answer === replace ? "with-backup" : "no";
}

/** Its text, with what is unsaved in an editor saved first; undefined where there is no such file. */
async function textOf({ vscode }: Editor, uri: Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty) await open.save();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
    throw error;
  }
}

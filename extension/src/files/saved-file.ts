import type { Uri } from "vscode";
import type { Editor } from "../editor.js";

/**
 * The file as it stands on disk, which is what the `nbflow` command reads: what is unsaved is saved without asking, and
 * only a notebook that has never been saved asks where to. Undefined where it could not be, or the person said no.
 */
export async function savedFile(editor: Editor, uri: Uri): Promise<Uri | undefined> {
  const { window, workspace } = editor.vscode;
  const open = [...workspace.notebookDocuments, ...workspace.textDocuments].find(
    (document) => document.uri.toString() === uri.toString(),
  );
  if (open?.isUntitled) return workspace.save(uri);
  if (open?.isDirty && !(await open.save())) {
    void window.showErrorMessage(
      `nbflow: ${workspace.asRelativePath(uri)} could not be saved, so it was not run.`,
    );
    return undefined;
  }
  if (uri.scheme === "file") return uri;
  void window.showErrorMessage(
    `nbflow needs the file on a disk, and ${workspace.asRelativePath(uri)} is on none.`,
  );
  return undefined;
}

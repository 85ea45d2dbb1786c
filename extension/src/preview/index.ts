import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { Language } from "../language-client/index.js";
import { Highlight } from "./highlight.js";
import { makeScripts } from "./scripts.js";
import { previewScript, showPreview } from "./show-preview.js";
import { replaceScript, writeScript } from "./write-script.js";

/** What a notebook becomes, beside it, as a document that follows what is written there. */
export function preview(editor: Editor, language: Language): readonly Disposable[] {
  const { vscode } = editor;
  const scripts = makeScripts(editor, language);
  const highlight = new Highlight(editor, scripts);
  const show = vscode.commands.registerCommand("nbflow.showCellInScript", async (cell: unknown) => {
    const notebook = vscode.workspace.notebookDocuments.find((one) =>
      one.getCells().some(({ document }) => document.uri.toString() === cell),
    );
    if (!notebook || typeof cell !== "string") return;
    await showPreview(editor, notebook.uri);
    highlight.show(notebook.uri, cell);
  });
  return [
    scripts,
    highlight,
    show,
    register(editor, "nbflow.previewScript", (file) => previewScript(editor, file)),
    register(editor, "nbflow.writeScript", (file) => writeScript(editor, language, file)),
    register(editor, "nbflow.replaceScript", (file) => replaceScript(editor, file)),
  ];
}

import type { Disposable } from "vscode";
import type { Editor } from "../editor.js";
import type { Language } from "../language-client/index.js";
import { settingsFor } from "../settings/settings.js";

/** Under each code cell, what it becomes: `→ train-model · in X, y · out model`. A click shows it in the script. */
export function cellStatus(editor: Editor, language: Language): readonly Disposable[] {
  const { vscode } = editor;
  const changed = new vscode.EventEmitter<void>();
  return [
    changed,
    language.onDidAnalyse(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("nbflow.cells.show")) changed.fire();
    }),
    vscode.notebooks.registerNotebookCellStatusBarItemProvider("jupyter-notebook", {
      onDidChangeCellStatusBarItems: changed.event,
      provideCellStatusBarItems: ({ notebook, document }) => {
        if (settingsFor(editor, notebook.uri).showCells !== "statusBar") return [];
        const uri = document.uri.toString();
        const becomes = language.becomes(notebook.uri)?.cells.find((cell) => cell.uri === uri);
        if (!becomes) return [];
        const { label, reasons } = becomes;
        const item = new vscode.NotebookCellStatusBarItem(
          `$(arrow-right) ${label}`,
          vscode.NotebookCellStatusBarAlignment.Left,
        );
        item.tooltip = reasons;
        item.command = { title: "Show in script", command: "nbflow.showCellInScript", arguments: [uri] };
        item.accessibilityInformation = { label: `nbflow: becomes ${label}`, role: "button" };
        return [item];
      },
    }),
  ];
}

import type { Editor, Feature } from "../editor.js";
import { convertNotebook } from "../convert/index.js";
import { applyFix } from "../cells/index.js";
import { previewScript, replaceScript, writeScript } from "../preview/index.js";
import { runAsFlow } from "../run/index.js";

type Command = (editor: Editor, argument: unknown) => Promise<void>;

const all: Readonly<Record<string, Command>> = {
  "nbflow.convertNotebook": convertNotebook,
  "nbflow.runAsFlow": runAsFlow,
  "nbflow.previewScript": previewScript,
  "nbflow.writeScript": writeScript,
  "nbflow.replaceScript": replaceScript,
  "nbflow.applyNotebookFix": applyFix,
};

/** The commands of the palette, the notebook's toolbar, the explorer and the editor's title. */
export const commands: Feature = (editor) =>
  Object.entries(all).map(([id, command]) =>
    editor.vscode.commands.registerCommand(id, async (argument: unknown) => {
      try {
        await command(editor, argument);
      } catch (error) {
        editor.log.error(error instanceof Error ? error : String(error));
        const show = "Show log";
        const message = `nbflow: ${error instanceof Error ? error.message : String(error)}`;
        if ((await editor.vscode.window.showErrorMessage(message, show)) === show) editor.log.show();
      }
    }),
  );

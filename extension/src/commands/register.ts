import type { Disposable } from "vscode";
import type { Editor } from "../editor.js";

/** Registers a command. What it throws is logged and shown. */
export function register(
  editor: Editor,
  id: string,
  command: (argument: unknown) => Promise<void>,
): Disposable {
  return editor.vscode.commands.registerCommand(id, async (argument: unknown) => {
    try {
      await command(argument);
    } catch (error) {
      editor.log.error(error instanceof Error ? error : String(error));
      const show = "Show log";
      const message = `nbflow: ${error instanceof Error ? error.message : String(error)}`;
      if ((await editor.vscode.window.showErrorMessage(message, show)) === show) editor.log.show();
    }
  });
}

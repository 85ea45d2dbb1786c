import { dirname } from "node:path";
import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { settingsFor } from "../settings/settings.js";
import { folderFor, type TerminalProgram } from "../terminal/index.js";
import { checkNbflow, oldestNbflow } from "./check-nbflow.js";
import { installNbflow } from "./install-nbflow.js";
import { type Machine, thisMachine } from "./machine.js";

const install = "Install nbflow";
const update = "Update nbflow";
const openSettings = "Open settings";

/**
 * The `nbflow` for a file. Where there is none that works, says so with the cure, and goes on once the cure has worked.
 * Undefined where the person wants none.
 */
export async function obtainNbflow(
  editor: Editor,
  file: Uri,
  machine: Machine = thisMachine,
): Promise<TerminalProgram | undefined> {
  const { window, commands } = editor.vscode;
  const folder = folderFor(editor, file);
  const setting = settingsFor(editor, file).path;
  const check = await checkNbflow(machine, { setting, from: dirname(file.fsPath), workspace: folder.fsPath });

  const offer = async (message: string, cure: string): Promise<TerminalProgram | undefined> => {
    editor.log.warn(message);
    const answer = await window.showErrorMessage(message, cure);
    if (answer === undefined) return undefined;
    if (answer === openSettings) {
      await commands.executeCommand("workbench.action.openSettings", "nbflow.path");
      return undefined;
    }
    return (await installNbflow(editor, folder, machine)) ? obtainNbflow(editor, file, machine) : undefined;
  };

  switch (check.kind) {
    case "ready":
      editor.log.info(`nbflow ${check.version} at ${check.program.path}`);
      return check.program;
    case "missing":
      return setting === undefined
        ? offer("nbflow is not installed in this workspace, and not on PATH.", install)
        : offer(`The setting nbflow.path names "${setting}", and there is no such file.`, openSettings);
    case "too-old": {
      const message = `nbflow ${check.version} at ${check.program.path} is too old: this extension needs ${oldestNbflow} or newer.`;
      return offer(message, setting === undefined ? update : openSettings);
    }
    case "broken": {
      const message = `nbflow at ${check.program.path} does not start: ${check.message}`;
      return offer(message, setting === undefined ? install : openSettings);
    }
  }
}

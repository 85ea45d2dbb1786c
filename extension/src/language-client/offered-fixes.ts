import type { CodeAction, Command } from "vscode";
import type { Editor } from "../editor.js";

/** Of the fixes that the server has found, those that can be done here: cells run where trust and a kernel are. */
export function offeredFixes<Fix extends Command | CodeAction>(
  editor: Editor,
  found: readonly Fix[],
): readonly Fix[] {
  return mayRunCells(editor) ? found : found.filter((fix) => commandOf(fix) !== "nbflow.runAllCells");
}

const commandOf = ({ command }: Command | CodeAction): string | undefined =>
  typeof command === "string" ? command : command?.command;

/** VS Code tells no one which kernels there are: an extension that waits for Jupyter notebooks brings them. */
const mayRunCells = ({ vscode: { workspace, extensions }, context }: Editor): boolean =>
  workspace.isTrusted &&
  extensions.all.some(({ id, packageJSON }) => {
    const { activationEvents, isBuiltin } = packageJSON as Manifest;
    const waits = activationEvents?.includes("onNotebook:jupyter-notebook") ?? false;
    return waits && isBuiltin !== true && id !== context.extension.id;
  });

interface Manifest {
  readonly activationEvents?: readonly string[];
  /** Whether it comes with VS Code itself. */
  readonly isBuiltin?: boolean;
}

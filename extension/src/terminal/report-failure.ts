import type { Editor } from "../editor.js";

/** What a shell reports for a program that Ctrl-C, or the end of its terminal, has stopped. */
const stopped: readonly (number | undefined)[] = [undefined, 129, 130, 143];

/** Says that a program in the terminal failed. A person who stopped it knows, so nothing is said then. */
export async function reportFailure(
  { vscode }: Editor,
  what: string,
  exitCode: number | undefined,
): Promise<void> {
  if (stopped.includes(exitCode)) return;
  const show = "Show terminal";
  if ((await vscode.window.showErrorMessage(`nbflow: ${what} The terminal says why.`, show)) === show)
    await vscode.commands.executeCommand("workbench.action.terminal.focus");
}

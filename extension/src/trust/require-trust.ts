import type { Editor } from "../editor.js";

/** True in a trusted workspace; elsewhere says why not, and offers to change it. `what`: "Running a flow". */
export async function requireTrust({ vscode }: Editor, what: string): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = "Manage workspace trust";
  const message = `${what} starts programs of this folder, and this workspace is in restricted mode.`;
  if ((await vscode.window.showWarningMessage(`nbflow: ${message}`, manage)) === manage)
    await vscode.commands.executeCommand("workbench.trust.manage");
  return false;
}

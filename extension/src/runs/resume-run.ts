import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { obtainNbflow } from "../nbflow-cli/index.js";
import type { FlowRun } from "../server-client/index.js";
import { firstFolder, folderFor, reportFailure, runInTerminal } from "../terminal/index.js";
import { requireTrust } from "../trust/require-trust.js";

/** Goes on with a run where it stopped, by `nbflow resume` in a terminal. */
export async function resumeRun(editor: Editor, run: FlowRun): Promise<void> {
  if (!(await requireTrust(editor, "Going on with a run"))) return;
  const file = placeOf(editor, run);
  const program = await obtainNbflow(editor, file);
  if (!program) return;
  const title = `Retry ${run.flowName}`;
  const args = ["resume", run.id];
  const exitCode = await runInTerminal(editor, { title, program, args, folder: folderFor(editor, file) });
  if (exitCode !== 0) await reportFailure(editor, `${run.flowName} failed again.`, exitCode);
}

/** The file that a run came from, whose `nbflow` and folder count. */
function placeOf({ vscode }: Editor, run: FlowRun): Uri {
  const path = run.notebook ?? run.script;
  return path?.startsWith("/")
    ? vscode.Uri.file(path)
    : vscode.Uri.joinPath(firstFolder(vscode), path ?? "notebook.ipynb");
}

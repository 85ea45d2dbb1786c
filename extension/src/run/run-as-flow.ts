import type { Editor } from "../editor.js";
import { chooseFile, kindOf, nameOf, notebookOf, savedFile } from "../files/index.js";
import { obtainNbflow } from "../nbflow-cli/index.js";
import { selectedInterpreter } from "../python/selected-interpreter.js";
import { settingsFor } from "../settings/settings.js";
import { folderFor, pathFrom, reportFailure, runInTerminal } from "../terminal/index.js";
import { requireTrust } from "../trust/require-trust.js";

/** Runs a notebook, or the script converted from one, with `nbflow run` in a terminal. */
export async function runAsFlow(editor: Editor, argument: unknown): Promise<void> {
  if (!(await requireTrust(editor, "Running a flow"))) return;
  const chosen = await chooseFile(editor, argument, ["notebook", "flow"]);
  const file = chosen && (await savedFile(editor, chosen));
  if (!file) return;
  const program = await obtainNbflow(editor, file);
  if (!program) return;

  const python = await selectedInterpreter(editor, notebookOf(file));
  const { group } = settingsFor(editor, file);
  const folder = folderFor(editor, file);
  const name = nameOf(file);
  const exitCode = await runInTerminal(editor, {
    title: `Run ${name}`,
    program,
    args: [
      "run",
      pathFrom(folder, file),
      ...(python === undefined ? [] : ["--python", python]),
      ...(kindOf(file) === "notebook" && group !== "auto" ? ["--group", group] : []),
    ],
    folder,
  });
  if (exitCode !== 0) return reportFailure(editor, `The flow of ${name} failed.`, exitCode);
  editor.vscode.window.setStatusBarMessage(`$(check) ${name} ran as a flow`, 8_000);
}

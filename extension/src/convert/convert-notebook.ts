import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { chooseFile, nameOf, previewOf, savedFile, scriptOf } from "../files/index.js";
import { obtainNbflow } from "../nbflow-cli/index.js";
import { settingsFor } from "../settings/settings.js";
import { folderFor, pathFrom, reportFailure, runInTerminal } from "../terminal/index.js";
import { requireTrust } from "../trust/require-trust.js";
import { mayReplace } from "./may-replace.js";

/** Writes the notebook's script with `nbflow convert`, in a terminal, and opens it. */
export async function convertNotebook(editor: Editor, argument: unknown): Promise<void> {
  if (!(await requireTrust(editor, "Converting a notebook"))) return;
  const chosen = await chooseFile(editor, argument, ["notebook"]);
  const notebook = chosen && (await savedFile(editor, chosen));
  if (!notebook) return;
  const program = await obtainNbflow(editor, notebook);
  if (!program) return;
  const script = scriptOf(notebook);
  const replace = await mayReplace(editor, script);
  if (replace === "no") return;

  const folder = folderFor(editor, notebook);
  const { group } = settingsFor(editor, notebook);
  const name = nameOf(notebook);
  const exitCode = await runInTerminal(editor, {
    title: `Convert ${name}`,
    program,
    args: [
      "convert",
      pathFrom(folder, notebook),
      "--out",
      pathFrom(folder, script),
      ...(group === "auto" ? [] : ["--group", group]),
      ...(replace === "with-backup" ? ["--force"] : []),
    ],
    folder,
  });
  if (exitCode !== 0) return reportFailure(editor, `${name} was not converted.`, exitCode);
  await openScript(editor, script, notebook);
}

/** Where it is open already, or its preview is, it comes to the front there; else where the setting says. */
async function openScript(editor: Editor, script: Uri, notebook: Uri): Promise<void> {
  const { vscode } = editor;
  const { openScript: where } = settingsFor(editor, notebook);
  if (where === "never") return;
  const places = [script, previewOf(notebook)].map((uri) =>
    vscode.window.tabGroups.all.find(({ tabs }) =>
      tabs.some(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
      ),
    ),
  );
  const group = places.find((place) => place !== undefined);
  const elsewhere = where === "beside" ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  await vscode.window.showTextDocument(script, {
    viewColumn: group?.viewColumn ?? elsewhere,
    preview: false,
  });
}

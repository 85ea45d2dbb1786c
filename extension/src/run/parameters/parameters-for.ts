import type { Uri } from "vscode";
import type { Editor } from "../../editor.js";
import { nameOf } from "../../files/index.js";
import { type Machine, thisMachine } from "../../nbflow-cli/index.js";
import { pathFrom, type TerminalProgram } from "../../terminal/index.js";
import { askParameters, type Values } from "./ask-parameters.js";
import { parametersIn } from "./flow-schema.js";

/**
 * Asks the values of a run of a file, beginning with those of the last one. Undefined where the person wants no run. The
 * flow itself says what it takes.
 */
export async function parametersFor(
  editor: Editor,
  run: { readonly file: Uri; readonly folder: Uri; readonly program: TerminalProgram },
  machine: Machine = thisMachine,
): Promise<Values | undefined> {
  const { file, folder, program } = run;
  const inspect = [...program.args, "inspect", pathFrom(folder, file), "--json"];
  const parameters = parametersIn(await machine.output(program.file, inspect, folder.fsPath));
  if (parameters.length === 0) {
    void editor.vscode.window.showInformationMessage(
      `nbflow: the flow of ${nameOf(file)} takes no parameters.`,
    );
    return {};
  }
  const { workspaceState } = editor.context;
  const key = `parameters:${file.toString()}`;
  const known = Object.entries(workspaceState.get<Values>(key) ?? {}).filter(([name]) =>
    parameters.some((parameter) => parameter.name === name),
  );
  const values = await askParameters(editor, nameOf(file), parameters, Object.fromEntries(known));
  if (values) await workspaceState.update(key, values);
  return values;
}

import type { Uri } from "vscode";
import type { Editor } from "../../editor.js";
import { nameOf, withFlow } from "../../files/index.js";
import { type Machine, thisMachine } from "../../nbflow-cli/index.js";
import { pathFrom, type TerminalProgram } from "../../terminal/index.js";
import { askParameters, type Question, toRun, type Values } from "./ask-parameters.js";
import { parametersIn } from "./flow-schema.js";

/**
 * Asks the values of a run of a file, beginning with those of the last one. Undefined where the person wants no run. The
 * flow itself says what it takes.
 */
export async function parametersFor(
  editor: Editor,
  run: FlowFile,
  machine: Machine = thisMachine,
): Promise<Values | undefined> {
  const values = await askOf(editor, run, { key: "parameters", question: toRun(nameOf(run.file)) }, machine);
  if (values !== "none") return values;
  void editor.vscode.window.showInformationMessage(
    `nbflow: the flow of ${nameOf(run.file)} takes no parameters.`,
  );
  return {};
}

interface FlowFile {
  readonly file: Uri;
  readonly folder: Uri;
  readonly program: TerminalProgram;
  /** The export that it is; undefined for the file's default. */
  readonly flow?: string | undefined;
}

/** Asks the values of a flow, beginning with those that were given last under the same key; `none` where it takes none. */
export async function askOf(
  editor: Editor,
  { file, folder, program, flow }: FlowFile,
  asked: { readonly key: string; readonly question: Question },
  machine: Machine = thisMachine,
): Promise<Values | "none" | undefined> {
  const inspect = [...program.args, "inspect", pathFrom(folder, file, flow), "--json"];
  const parameters = parametersIn(await machine.output(program.file, inspect, folder.fsPath));
  if (parameters.length === 0) return "none";
  const { workspaceState } = editor.context;
  const key = `${asked.key}:${withFlow(file.toString(), flow)}`;
  const known = Object.entries(workspaceState.get<Values>(key) ?? {}).filter(([name]) =>
    parameters.some((parameter) => parameter.name === name),
  );
  const values = await askParameters(editor, asked.question, parameters, Object.fromEntries(known));
  if (values) await workspaceState.update(key, values);
  return values;
}

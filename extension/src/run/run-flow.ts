import type { Editor } from "../editor.js";
import { chooseFile, flowOf, nameOf, savedFile, withFlow } from "../files/index.js";
import { obtainNbflow } from "../nbflow-cli/index.js";
import { folderFor, reportFailure, runInTerminal } from "../terminal/index.js";
import { requireTrust } from "../trust/require-trust.js";
import type { RunFailures } from "./failures/index.js";
import { parametersFor, type Values } from "./parameters/index.js";
import { runArguments } from "./run-arguments.js";

/** Runs a notebook, or the script converted from one, with `nbflow run` in a terminal; `ask` for its parameters first. */
export async function runFlow(
  editor: Editor,
  failures: RunFailures,
  argument: unknown,
  { ask }: { readonly ask: boolean },
): Promise<void> {
  if (!(await requireTrust(editor, "Running a flow"))) return;
  const chosen = await chooseFile(editor, argument, ["notebook", "flow"]);
  const file = chosen && (await savedFile(editor, chosen));
  if (!file) return;
  const program = await obtainNbflow(editor, file);
  if (!program) return;
  const folder = folderFor(editor, file);
  const flow = flowOf(argument);
  const values: Values | undefined = ask ? await parametersFor(editor, { file, folder, program, flow }) : {};
  if (!values) return;

  const report = await failures.reportOf(file);
  const name = withFlow(nameOf(file), flow);
  const args = await runArguments(editor, { file, folder, flow, values, report });
  const exitCode = await runInTerminal(editor, { title: `Run ${name}`, program, args, folder });
  if (exitCode !== 0) return reportFailure(editor, `The flow of ${name} failed.`, exitCode);
  editor.vscode.window.setStatusBarMessage(`$(check) ${name} ran as a flow`, 8_000);
}

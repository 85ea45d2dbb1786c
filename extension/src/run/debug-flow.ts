import { realpath } from "node:fs/promises";
import type { Editor } from "../editor.js";
import { chooseFile, flowOf, nameOf, savedFile } from "../files/index.js";
import { obtainNbflow } from "../nbflow-cli/index.js";
import { folderFor } from "../terminal/index.js";
import { requireTrust } from "../trust/require-trust.js";
import { runArguments } from "./run-arguments.js";

/** Runs a script under VS Code's JavaScript debugger: breakpoints in its TypeScript, and in what it imports, work. */
export async function debugFlow(editor: Editor, argument: unknown): Promise<void> {
  const { vscode } = editor;
  if (!(await requireTrust(editor, "Debugging a flow"))) return;
  const chosen = await chooseFile(editor, argument, ["flow"]);
  const file = chosen && (await savedFile(editor, chosen));
  const program = file && (await obtainNbflow(editor, file));
  if (!file || !program) return;
  const folder = folderFor(editor, file);
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(file);
  await vscode.debug.startDebugging(workspaceFolder, {
    type: "pwa-node",
    request: "launch",
    name: `Debug ${nameOf(file)}`,
    // The file that a link in `node_modules/.bin`, or node's first argument, names.
    program: await realpath(program.args[0] ?? program.file),
    args: [...(await runArguments(editor, { file, folder, flow: flowOf(argument) }))],
    cwd: folder.fsPath,
    console: "integratedTerminal",
    // The script is compiled in memory, with its map in it.
    sourceMaps: true,
    resolveSourceMapLocations: null,
    outFiles: [],
    pauseForSourceMap: true,
    skipFiles: ["<node_internals>/**", "**/node_modules/**"],
  });
}

import type { Uri } from "vscode";
import { dirname } from "node:path";
import type { Editor } from "../editor.js";
import { checkNbflow, type Machine, obtainNbflow, thisMachine } from "../nbflow-cli/index.js";
import { type Found, type Server, type ServerAddress, serverClient } from "../server-client/index.js";
import { settingsFor } from "../settings/settings.js";
import { firstFolder, folderFor, type TerminalProgram } from "../terminal/index.js";
import { sharedServer, stateFolder } from "./shared-server.js";
import { startShared } from "./start-shared.js";

/** The server over the runs of this machine, which the windows of its user share. */
export function localServer(editor: Editor, home = stateFolder()): Server {
  const { vscode, log } = editor;
  let finding: Promise<Found> | undefined;

  async function find(ask: boolean): Promise<Found> {
    if (!vscode.workspace.isTrusted) return { kind: "untrusted" };
    const running = await sharedServer(home);
    if (running) return clientOf(running);
    const file = anyFile(editor);
    const program = ask ? await obtainNbflow(editor, file) : await readyNbflow(editor);
    if (!program) return { kind: "missing" };
    await startShared(program, folderFor(editor, file).fsPath);
    const started = await sharedServer(home);
    if (!started) throw new Error(`The nbflow server has started, and does not tell of itself in ${home}.`);
    log.info(`The nbflow server at ${started.api} has the runs of ${home}.`);
    return clientOf(started);
  }

  return {
    find: ({ ask = false } = {}) => {
      finding ??= find(ask).finally(() => {
        finding = undefined;
      });
      return finding;
    },
  };
}

async function clientOf(address: ServerAddress): Promise<Found> {
  const { openClient } = await serverClient();
  return { kind: "client", client: openClient(address), address };
}

/** A file's place in the folder whose `nbflow` counts. */
export const anyFile = ({ vscode }: Editor): Uri =>
  vscode.Uri.joinPath(firstFolder(vscode), "notebook.ipynb");

/** The `nbflow` of the workspace, where there is one that works; nobody is asked. */
export async function readyNbflow(
  editor: Editor,
  machine: Machine = thisMachine,
): Promise<TerminalProgram | undefined> {
  const file = anyFile(editor);
  const check = await checkNbflow(machine, {
    setting: settingsFor(editor, file).path,
    from: dirname(file.fsPath),
    workspace: folderFor(editor, file).fsPath,
  });
  return check.kind === "ready" ? check.program : undefined;
}

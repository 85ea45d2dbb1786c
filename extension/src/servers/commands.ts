import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import { anyFile } from "../local-server/index.js";
import { commandLine, type Machine, obtainNbflow, thisMachine } from "../nbflow-cli/index.js";
import type { Source } from "../server-client/index.js";
import { firstFolder } from "../terminal/index.js";
import { requireTrust } from "../trust/require-trust.js";
import { addServer } from "./add-server.js";
import { forgetKey } from "./keys.js";
import { askKey } from "./remote.js";
import type { Servers } from "./servers.js";

/** What is done with servers themselves: one is added, given another key, forgotten. */
export function serverCommands(
  editor: Editor,
  servers: Servers,
  machine: Machine = thisMachine,
): readonly Disposable[] {
  const { vscode } = editor;
  const { window } = vscode;

  async function nbflow() {
    if (!(await requireTrust(editor, "Looking at other servers"))) return undefined;
    const program = await obtainNbflow(editor, anyFile(editor), machine);
    return program && commandLine(machine, program, firstFolder(vscode));
  }

  const onRemote = (id: string, act: (source: Source, api: string) => Promise<void>) =>
    register(editor, id, async (argument) => {
      const { source } = argument as { readonly source?: Source };
      if (source?.api === null || source === undefined) return;
      await act(source, source.api);
    });

  return [
    register(editor, "nbflow.addServer", async () => {
      const line = await nbflow();
      if (!line) return;
      const known = await servers.list({ anew: true });
      const name = await addServer(
        editor,
        line,
        known.map((one) => one.name),
      );
      if (name !== undefined) await servers.list({ anew: true });
    }),
    onRemote("nbflow.changeServerKey", async ({ name }, api) => {
      if ((await askKey(editor, name, api)) !== null) await servers.list({ anew: true });
    }),
    onRemote("nbflow.removeServer", async ({ name, of }, api) => {
      if (of !== "nbflow") {
        void window.showInformationMessage(
          `nbflow: ${name} is a profile of ${of}'s. Take it away there: prefect profile delete ${name}`,
        );
        return;
      }
      const remove = "Remove";
      const question = `Remove the server ${name} from the list? What is on it stays.`;
      if ((await window.showWarningMessage(question, { modal: true }, remove)) !== remove) return;
      await (await nbflow())?.run(["profile", "rm", name]);
      await forgetKey(editor, api);
      await servers.list({ anew: true });
    }),
  ];
}

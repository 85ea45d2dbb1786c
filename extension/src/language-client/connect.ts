import { LanguageClient, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import type { Editor } from "../editor.js";
import { methods, type NotebookBecomes, type ScriptAnswer } from "../language-protocol/index.js";
import type { Server } from "./language.js";

/** Extensions that tell syntax errors in Python cells themselves. */
const tellSyntaxErrors = [
  "ms-python.vscode-pylance",
  "ms-pyright.pyright",
  "detachhead.basedpyright",
  "charliermarsh.ruff",
];

/** Starts the server of this extension's bundle as a process of its own. */
export async function connect(
  { vscode, log, context }: Editor,
  onBecomes: (becomes: NotebookBecomes) => void,
): Promise<Server> {
  const program = {
    module: context.asAbsolutePath("dist/language-server.mjs"),
    transport: TransportKind.ipc,
  };
  const client = new LanguageClient(
    "nbflow",
    "nbflow",
    { run: program, debug: program },
    {
      documentSelector: [{ notebook: { notebookType: "jupyter-notebook" }, language: "*" }],
      initializationOptions: {
        syntaxErrors: !tellSyntaxErrors.some((id) => vscode.extensions.getExtension(id)),
      },
      synchronize: { configurationSection: "nbflow" },
      outputChannel: log,
      traceOutputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
    },
  );
  client.onNotification(methods.becomes, onBecomes);
  await client.start();
  return {
    script: (uri) => client.sendRequest<ScriptAnswer>(methods.script, { uri }),
    stop: () => client.dispose(),
  };
}

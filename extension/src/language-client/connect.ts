import { LanguageClient, RevealOutputChannelOn, TransportKind } from "vscode-languageclient/node";
import type { Editor } from "../editor.js";
import { methods, type NotebookBecomes, type ScriptAnswer } from "../language-protocol/index.js";
import { executionOrders } from "./execution-orders.js";
import type { Server } from "./language.js";
import { offeredFixes } from "./offered-fixes.js";

/** Extensions that tell syntax errors in Python cells themselves. */
const tellSyntaxErrors = [
  "ms-python.vscode-pylance",
  "ms-pyright.pyright",
  "detachhead.basedpyright",
  "charliermarsh.ruff",
];

/** Starts the server of this extension's bundle as a process of its own. */
export async function connect(
  editor: Editor,
  onBecomes: (becomes: NotebookBecomes) => void,
): Promise<Server> {
  const { vscode, log, context } = editor;
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
      middleware: {
        notebooks: executionOrders,
        provideCodeActions: async (document, range, asked, token, next) => [
          ...offeredFixes(editor, (await next(document, range, asked, token)) ?? []),
        ],
      },
    },
  );
  client.onNotification(methods.becomes, onBecomes);
  await client.start();
  return {
    script: (uri) => client.sendRequest<ScriptAnswer>(methods.script, { uri }),
    stop: () => client.dispose(),
  };
}

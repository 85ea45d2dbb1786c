import type { Disposable, Event, Uri } from "vscode";
import type { Editor } from "../editor.js";
import type { NotebookBecomes, ScriptAnswer } from "../language-protocol/index.js";

/** A running language server. */
export interface Server {
  script(notebook: string): Promise<ScriptAnswer>;
  stop(): Promise<void>;
}

/** Starts a language server; `onBecomes` is told what notebooks become. Resolves once it answers. */
export type Connect = (editor: Editor, onBecomes: (becomes: NotebookBecomes) => void) => Promise<Server>;

/** What the extension knows of the open notebooks. The server starts with the first of them, and in no folder without one. */
export interface Language extends Disposable {
  /** What a notebook became last; undefined where it was not analysed yet. */
  becomes(notebook: Uri): NotebookBecomes | undefined;
  /** The script that it becomes as it stands. */
  script(notebook: Uri): Promise<ScriptAnswer>;
  /** A notebook has been analysed; its URI. */
  readonly onDidAnalyse: Event<string>;
}

export function makeLanguage(editor: Editor, connect: Connect): Language {
  const { vscode } = editor;
  const analysed = new vscode.EventEmitter<string>();
  const known = new Map<string, NotebookBecomes>();
  let server: Promise<Server> | undefined;

  const start = (): Promise<Server> => {
    server ??= connect(editor, (becomes) => {
      known.set(becomes.uri, becomes);
      // The walkthrough's first step is done.
      void vscode.commands.executeCommand("setContext", "nbflow.analysed", true);
      analysed.fire(becomes.uri);
    });
    return server;
  };
  const startFor = (notebook: { readonly notebookType: string }): void => {
    if (notebook.notebookType !== "jupyter-notebook") return;
    start().catch((error: unknown) =>
      editor.log.error(`The language server did not start: ${String(error)}`),
    );
  };
  const opening = vscode.workspace.onDidOpenNotebookDocument(startFor);
  const closing = vscode.workspace.onDidCloseNotebookDocument(({ uri }) => known.delete(uri.toString()));
  // After activation, which waits for nothing.
  const soon = setImmediate(() => vscode.workspace.notebookDocuments.forEach(startFor));

  return {
    becomes: (notebook) => known.get(notebook.toString()),
    script: async (notebook) => (await start()).script(notebook.toString()),
    onDidAnalyse: analysed.event,
    dispose: () => {
      clearImmediate(soon);
      for (const one of [opening, closing, analysed]) one.dispose();
      void server?.then(
        (started) => started.stop(),
        () => undefined,
      );
    },
  };
}

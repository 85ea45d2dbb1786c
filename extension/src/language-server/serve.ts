import type { Converter } from "@nbflow/converter";
import {
  CodeLensRefreshRequest,
  type Connection,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { methods, type ScriptAnswer, type ScriptQuestion } from "../language-protocol/index.js";
import { analyse, Analyses, type Analysed, type Converted } from "./analysis/index.js";
import { fixes } from "./fixes/index.js";
import { NotebookStore } from "./notebooks/index.js";
import { isRecord } from "./notebooks/stored-notebook.js";
import { readSettings, type ServerSettings } from "./settings.js";
import { ToldDiagnostics } from "./told-diagnostics.js";
import { cellDiagnostics, codeLenses, hover, notebookBecomes, scriptOf } from "./shows/index.js";

/** Answers a client about its open notebooks, until the connection ends. */
export function serve(connection: Connection, converter: Promise<Converter>): void {
  const store = new NotebookStore();
  const settings = new Map<string, Promise<ServerSettings>>();
  const told = new ToldDiagnostics((diagnostics) => void connection.sendDiagnostics(diagnostics));
  let syntax = true;

  const settingsOf = (uri: string): Promise<ServerSettings> => {
    const asked =
      settings.get(uri) ??
      connection.workspace.getConfiguration({ scopeUri: uri, section: "nbflow" }).then(readSettings);
    settings.set(uri, asked);
    return asked;
  };
  const publish = async (analysed: Analysed): Promise<void> => {
    const { diagnostics: choice, cells } = await settingsOf(analysed.stored.uri);
    for (const one of cellDiagnostics(analysed, { choice, syntax })) told.tell(one);
    await connection.sendNotification(methods.becomes, notebookBecomes(analysed));
    if (cells === "codeLens") await connection.sendRequest(CodeLensRefreshRequest.type);
  };
  const analyses = new Analyses(store, {
    analyse: async (stored, group) => analyse(await converter, stored, group),
    groupOf: async (uri) => (await settingsOf(uri)).group,
    onAnalysed: publish,
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    onError: ({ uri, version, cells }, error) => {
      for (const { document } of cells) told.clear(document.uri);
      void connection.sendNotification(methods.becomes, { uri, version, cells: [] });
      connection.console.error(String(error instanceof Error ? error.stack : error));
    },
  });
  const ofCell = async (cell: string): Promise<Converted | undefined> => {
    const analysed = await analyses.of(store.withCell(cell));
    return analysed?.kind === "converted" ? analysed : undefined;
  };

  connection.onInitialize(({ initializationOptions }): InitializeResult => {
    syntax = !(isRecord(initializationOptions) && initializationOptions["syntaxErrors"] === false);
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.None,
        notebookDocumentSync: {
          notebookSelector: ["file", "untitled"].map((scheme) => ({
            notebook: { notebookType: "jupyter-notebook", scheme },
          })),
        },
        hoverProvider: true,
        codeActionProvider: { codeActionKinds: ["quickfix", "refactor.rewrite"] },
        codeLensProvider: {},
      },
    };
  });
  connection.onDidChangeConfiguration(() => {
    settings.clear();
    for (const { uri } of store.all) analyses.changed(uri, "now");
  });

  const { synchronization } = connection.notebooks;
  synchronization.onDidOpenNotebookDocument((opened) => {
    store.opened(opened);
    analyses.changed(opened.notebookDocument.uri, "now");
  });
  synchronization.onDidChangeNotebookDocument((changed) => {
    const { uri } = changed.notebookDocument;
    const before = cellUris(store, uri);
    if (!store.changed(changed)) return;
    const after = new Set(cellUris(store, uri));
    for (const gone of before.filter((cell) => !after.has(cell))) told.clear(gone);
    analyses.changed(uri, "soon");
  });
  synchronization.onDidCloseNotebookDocument(({ notebookDocument: { uri } }) => {
    for (const cell of cellUris(store, uri)) told.clear(cell);
    store.closed(uri);
    settings.delete(uri);
    analyses.closed(uri);
  });

  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const analysed = await ofCell(uri);
    const document = analysed?.stored.cells.find((cell) => cell.document.uri === uri)?.document;
    return analysed && document ? hover(analysed, document, position) : null;
  });
  connection.onCodeLens(async ({ textDocument: { uri } }) => {
    const analysed = await ofCell(uri);
    if (!analysed || (await settingsOf(analysed.stored.uri)).cells !== "codeLens") return [];
    return codeLenses(analysed, uri);
  });
  connection.onCodeAction(async (asked) => {
    const analysed = await ofCell(asked.textDocument.uri);
    return analysed ? fixes(await converter, analysed, asked) : [];
  });
  connection.onRequest(methods.script, async ({ uri }: ScriptQuestion): Promise<ScriptAnswer> => {
    const analysed = await analyses.of(store.get(uri));
    return analysed ? scriptOf(await converter, analysed) : { kind: "unknown" };
  });
}

const cellUris = (store: NotebookStore, uri: string): readonly string[] =>
  store.get(uri)?.cells.map(({ document }) => document.uri) ?? [];

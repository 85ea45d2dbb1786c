import type * as vscode from "vscode";

export type Vscode = typeof vscode;

/** What every feature is handed: VS Code's API, the extension's log, and what outlives a session. */
export interface Editor {
  readonly vscode: Vscode;
  readonly log: vscode.LogOutputChannel;
  readonly context: vscode.ExtensionContext;
}

/** One folder of the extension: registers what it offers, and gives what ends it. It must return at once. */
export type Feature = (editor: Editor) => readonly vscode.Disposable[];

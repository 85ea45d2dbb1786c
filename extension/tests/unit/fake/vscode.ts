import type { ExtensionContext } from "vscode";
import type { Editor, Vscode } from "../../../src/editor.js";
import { fakeClasses } from "./classes.js";
import { never } from "./never.js";
import type { FakePanel } from "./panel.js";
import { fakeTasks, type RunTask } from "./tasks.js";
import type { FakeTree } from "./tree.js";
import { FakeUri } from "./uri.js";
import { fakeWindow } from "./window.js";
import { fakeWorkspace } from "./workspace.js";

interface FakeDocument {
  readonly uri: FakeUri;
  isDirty: boolean;
  readonly isUntitled: boolean;
  save(): Promise<boolean>;
}

/** A small VS Code: what a person has open, answers and sees, as plain fields. */
export class FakeVscode {
  /** What the person answers to messages and pickers, in turn; none left: they close it. */
  readonly answers: string[] = [];
  /** Every message, with its buttons. */
  readonly messages: string[] = [];
  /** What modal messages say in small print. */
  readonly details: string[] = [];
  readonly executed: string[] = [];
  readonly shown: { readonly path: string; readonly viewColumn: number | undefined }[] = [];
  readonly tasks: RunTask[] = [];
  readonly commands = new Map<string, (argument?: unknown) => Promise<void>>();
  readonly settings: Record<string, unknown> = {};
  readonly files = new Map<string, string>();
  /** Those that are told of files which come, go or are written. */
  readonly fileListeners = new Set<() => void>();
  readonly documents: FakeDocument[] = [];
  readonly extensions = new Map<string, object>();
  readonly opened: string[] = [];
  readonly log: string[] = [];
  readonly trees = new Map<string, FakeTree>();
  readonly panels: FakePanel[] = [];
  /** What conditions of the manifest see. */
  readonly contexts = new Map<string, unknown>();
  /** What is kept secret, by its name. */
  readonly secrets = new Map<string, string>();
  /** What is kept for the workspace. */
  readonly workspaceState = new Map<string, unknown>();
  /** What brings the pages back that were open when the window closed. */
  serializer:
    { readonly deserializeWebviewPanel: (panel: FakePanel, state: unknown) => Promise<void> } | undefined;
  clipboard = "";
  workspaceFolder = "/project";
  isTrusted = true;
  active: FakeUri | undefined;
  /** How the next task ends: its exit code, undefined where it was stopped. */
  exitCode: number | undefined = 0;
  /** Called when a task runs. */
  onTask: (task: RunTask) => void = () => undefined;

  openDocument(
    path: string,
    state: { isDirty?: boolean; isUntitled?: boolean; saves?: boolean } = {},
  ): FakeDocument {
    const document: FakeDocument = {
      uri: state.isUntitled ? new FakeUri("untitled", path) : FakeUri.file(path),
      isDirty: state.isDirty ?? false,
      isUntitled: state.isUntitled ?? false,
      save: async () => {
        if (state.saves === false) return false;
        document.isDirty = false;
        return true;
      },
    };
    this.documents.push(document);
    this.active = document.uri;
    return document;
  }

  editor(): Editor {
    return { vscode: this.api(), log: this.channel(), context: this.context() };
  }

  context(): ExtensionContext {
    const secrets = {
      get: async (name: string) => this.secrets.get(name),
      store: async (name: string, value: string) => void this.secrets.set(name, value),
      delete: async (name: string) => void this.secrets.delete(name),
    };
    const workspaceState = {
      get: (name: string) => this.workspaceState.get(name),
      update: async (name: string, value: unknown) => void this.workspaceState.set(name, value),
    };
    return {
      subscriptions: [],
      extension: { id: "nbflow.nbflow-vscode" },
      extensionUri: FakeUri.file("/extension"),
      secrets,
      workspaceState,
    } as unknown as ExtensionContext;
  }

  api(): Vscode {
    const api = {
      ...fakeClasses,
      notebooks: { registerNotebookCellStatusBarItemProvider: never },
      commands: {
        registerCommand: (id: string, run: (argument?: unknown) => Promise<void>) => {
          this.commands.set(id, run);
          return { dispose: () => this.commands.delete(id) };
        },
        executeCommand: async (...words: string[]) => {
          if (words[0] === "setContext") this.contexts.set(words[1] ?? "", words[2]);
          else this.executed.push(words.join(" "));
        },
      },
      languages: {
        createDiagnosticCollection: () => ({ ...never(), clear: () => undefined, set: () => undefined }),
        registerCodeLensProvider: never,
      },
      env: {
        openExternal: async (uri: FakeUri) => this.opened.push(uri.toString()) > 0,
        clipboard: { writeText: async (text: string) => void (this.clipboard = text) },
      },
      extensions: {
        getExtension: (id: string) => this.extensions.get(id),
        all: [...this.extensions].map(([id, own]) => ({ id, ...own })),
      },
      tasks: fakeTasks(this),
      window: fakeWindow(this),
      workspace: fakeWorkspace(this),
    };
    return api as unknown as Vscode;
  }

  /** The output channel, whose lines are `log`. */
  channel(): Editor["log"] {
    const write = (text: unknown) => void this.log.push(String(text));
    const channel = {
      info: write,
      warn: write,
      error: write,
      show: () => this.log.push("shown"),
      dispose: () => undefined,
    };
    return channel as unknown as Editor["log"];
  }
}

import type { ExtensionContext } from "vscode";
import type { Editor, Vscode } from "../../../src/editor.js";
import { FakeUri } from "./uri.js";

interface FakeDocument {
  readonly uri: FakeUri;
  isDirty: boolean;
  readonly isUntitled: boolean;
  save(): Promise<boolean>;
}

interface RunTask {
  readonly title: string;
  readonly command: readonly string[];
  readonly cwd: string;
}

class FakeFileSystemError extends Error {
  readonly code = "FileNotFound";
}

class FakeTab {
  readonly uri: FakeUri;

  constructor(uri: FakeUri) {
    this.uri = uri;
  }
}

class FakeEventEmitter<Event> {
  readonly #listeners = new Set<(event: Event) => void>();

  readonly event = (listener: (event: Event) => void): { dispose: () => void } => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(event: Event): void {
    for (const listener of this.#listeners) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** A small VS Code: what a person has open, answers and sees, as plain fields. */
export class FakeVscode {
  /** What the person answers to messages and pickers, in turn; none left: they close it. */
  readonly answers: string[] = [];
  /** Every message, with its buttons. */
  readonly messages: string[] = [];
  readonly executed: string[] = [];
  readonly shown: { readonly path: string; readonly viewColumn: number | undefined }[] = [];
  readonly tasks: RunTask[] = [];
  readonly commands = new Map<string, (argument?: unknown) => Promise<void>>();
  readonly settings: Record<string, unknown> = {};
  readonly files = new Map<string, string>();
  readonly documents: FakeDocument[] = [];
  readonly extensions = new Map<string, unknown>();
  readonly opened: string[] = [];
  readonly log: string[] = [];
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
    return { vscode: this.api(), log: this.#log(), context: this.context() };
  }

  context(): ExtensionContext {
    return { subscriptions: [] } as unknown as ExtensionContext;
  }

  api(): Vscode {
    const listeners = {
      process: new Set<(event: unknown) => void>(),
      end: new Set<(event: unknown) => void>(),
    };
    const listen = (all: Set<(event: unknown) => void>) => (listener: (event: unknown) => void) => {
      all.add(listener);
      return { dispose: () => all.delete(listener) };
    };
    const message = async (text: string, ...rest: (string | { detail?: string })[]) => {
      const buttons = rest.filter((button) => typeof button === "string");
      this.messages.push([text, ...buttons.map((button) => `[${button}]`)].join(" "));
      const answer = this.answers.shift();
      return answer !== undefined && buttons.includes(answer) ? answer : undefined;
    };
    const never = () => ({ dispose: () => undefined });
    const api = {
      EventEmitter: FakeEventEmitter,
      ThemeColor: class {
        readonly id: string;
        constructor(id: string) {
          this.id = id;
        }
      },
      notebooks: { registerNotebookCellStatusBarItemProvider: never },
      Uri: FakeUri,
      FileSystemError: FakeFileSystemError,
      TabInputText: FakeTab,
      ViewColumn: { Active: -1, Beside: -2 },
      TaskScope: { Global: 1, Workspace: 2 },
      TaskRevealKind: { Always: 1 },
      TaskPanelKind: { Shared: 1 },
      ProcessExecution: class {
        readonly command: readonly string[];
        readonly cwd: string;
        constructor(file: string, args: readonly string[], options: { cwd: string }) {
          this.command = [file, ...args];
          this.cwd = options.cwd;
        }
      },
      ShellExecution: class {
        readonly command: readonly string[];
        readonly cwd: string;
        constructor(line: string, options: { cwd: string }) {
          this.command = [`shell: ${line}`];
          this.cwd = options.cwd;
        }
      },
      Task: class {
        presentationOptions = {};
        readonly name: string;
        readonly execution: { command: readonly string[]; cwd: string };
        constructor(_d: unknown, _s: unknown, name: string, _source: string, execution: RunTask) {
          this.name = name;
          this.execution = execution;
        }
      },
      commands: {
        registerCommand: (id: string, run: (argument?: unknown) => Promise<void>) => {
          this.commands.set(id, run);
          return { dispose: () => this.commands.delete(id) };
        },
        executeCommand: async (...words: string[]) => void this.executed.push(words.join(" ")),
      },
      languages: {
        createDiagnosticCollection: () => ({ ...never(), clear: () => undefined, set: () => undefined }),
        registerCodeLensProvider: never,
      },
      env: { openExternal: async (uri: FakeUri) => this.opened.push(uri.toString()) > 0 },
      extensions: { getExtension: (id: string) => this.extensions.get(id) },
      tasks: {
        registerTaskProvider: never,
        onDidStartTaskProcess: never,
        onDidEndTaskProcess: listen(listeners.process),
        onDidEndTask: listen(listeners.end),
        executeTask: async (task: {
          name: string;
          execution: { command: readonly string[]; cwd: string };
        }) => {
          const execution = { task };
          const ran = { title: task.name, ...task.execution };
          this.tasks.push(ran);
          this.onTask(ran);
          const { exitCode } = this;
          // As in VS Code, another task of somebody else's may end meanwhile.
          for (const end of listeners.end) end({ execution: { task } });
          setImmediate(() => {
            if (exitCode !== undefined) for (const end of listeners.process) end({ execution, exitCode });
            for (const end of listeners.end) end({ execution });
          });
          return execution;
        },
      },
      window: {
        createTextEditorDecorationType: never,
        onDidChangeNotebookEditorSelection: never,
        onDidChangeTextEditorSelection: never,
        onDidChangeVisibleTextEditors: never,
        createOutputChannel: () => this.#log(),
        showErrorMessage: message,
        showWarningMessage: message,
        showInformationMessage: message,
        setStatusBarMessage: (text: string) => this.messages.push(`status bar: ${text}`),
        showQuickPick: async (items: readonly { label: string }[]) => {
          this.messages.push(`pick: ${items.map(({ label }) => label).join(", ")}`);
          const answer = this.answers.shift();
          return items.find(({ label }) => label === answer);
        },
        showInputBox: async (options: { validateInput?: (text: string) => string | undefined }) => {
          const answer = this.answers.shift();
          const wrong = answer === undefined ? undefined : options.validateInput?.(answer);
          if (wrong !== undefined) this.messages.push(`not valid: ${wrong}`);
          return wrong === undefined ? answer : undefined;
        },
        showTextDocument: async (uri: FakeUri, options?: { viewColumn?: number }) =>
          this.shown.push({ path: uri.path, viewColumn: options?.viewColumn }),
        tabGroups: {
          all: this.shown.map(({ path }, index) => ({
            viewColumn: index + 1,
            tabs: [{ input: new FakeTab(FakeUri.file(path)) }],
          })),
        },
        activeNotebookEditor: this.active?.path.endsWith(".ipynb")
          ? { notebook: { uri: this.active } }
          : undefined,
        activeTextEditor: this.active && { document: { uri: this.active } },
      },
      workspace: {
        isTrusted: this.isTrusted,
        onDidOpenNotebookDocument: never,
        onDidCloseNotebookDocument: never,
        onDidChangeConfiguration: never,
        onDidChangeTextDocument: never,
        registerTextDocumentContentProvider: never,
        notebookDocuments: this.documents.filter(({ uri }) => uri.path.endsWith(".ipynb")),
        textDocuments: this.documents.filter(({ uri }) => !uri.path.endsWith(".ipynb")),
        asRelativePath: (uri: FakeUri) => uri.path.replace(`${this.workspaceFolder}/`, ""),
        getWorkspaceFolder: (uri: FakeUri) =>
          uri.path.startsWith(`${this.workspaceFolder}/`) || uri.path === this.workspaceFolder
            ? { uri: FakeUri.file(this.workspaceFolder) }
            : undefined,
        getConfiguration: () => ({ get: (name: string) => this.settings[name] }),
        findFiles: async () => [...this.files.keys()].map((path) => FakeUri.file(path)),
        save: async () => {
          const answer = this.answers.shift();
          return answer === undefined ? undefined : FakeUri.file(answer);
        },
        fs: {
          stat: async (uri: FakeUri) => {
            if (!this.files.has(uri.path)) throw new FakeFileSystemError();
          },
          readFile: async (uri: FakeUri) => {
            const text = this.files.get(uri.path);
            if (text === undefined) throw new FakeFileSystemError();
            return new TextEncoder().encode(text);
          },
        },
      },
    };
    return api as unknown as Vscode;
  }

  #log(): Editor["log"] {
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

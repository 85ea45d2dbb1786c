import type { ExtensionContext, ThemeIcon, TreeDataProvider, TreeItem } from "vscode";
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
  readonly env?: Readonly<Record<string, string>>;
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

/** A view of the side bar, as a person opens and closes it. */
export class FakeTree {
  readonly provider: TreeDataProvider<unknown>;
  readonly #events = {
    visible: new FakeEventEmitter(),
    expand: new FakeEventEmitter(),
    collapse: new FakeEventEmitter(),
  };
  readonly onDidChangeVisibility = this.#events.visible.event;
  readonly onDidExpandElement = this.#events.expand.event;
  readonly onDidCollapseElement = this.#events.collapse.event;
  readonly dispose = (): void => undefined;
  visible = false;
  description = "";
  selection: readonly unknown[] = [];

  constructor(provider: TreeDataProvider<unknown>) {
    this.provider = provider;
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.#events.visible.fire({ visible });
  }

  collapse(element: unknown): void {
    this.#events.collapse.fire({ element });
  }

  expand(element: unknown): void {
    this.#events.expand.fire({ element });
  }

  /** The elements below one, or at the root. */
  async children(element?: unknown): Promise<readonly unknown[]> {
    return (await this.provider.getChildren(element)) ?? [];
  }

  /** What stands there: `icon label — description`. */
  async lines(element?: unknown): Promise<readonly string[]> {
    const items = (await this.children(element)).map((each) => this.provider.getTreeItem(each) as TreeItem);
    return items.map(({ iconPath, label, description }) => {
      const facts = typeof description === "string" && description !== "" ? ` — ${description}` : "";
      return `${(iconPath as ThemeIcon).id} ${label as string}${facts}`;
    });
  }
}

/** A webview's page: what it was sent, and what it sends. */
export class FakePanel {
  readonly title: string;
  readonly posted: unknown[] = [];
  readonly #messages = new FakeEventEmitter<unknown>();
  readonly #disposed = new FakeEventEmitter<unknown>();
  readonly onDidDispose = this.#disposed.event;
  readonly webview = {
    html: "",
    options: {},
    cspSource: "vscode-resource:",
    asWebviewUri: (uri: FakeUri) => uri,
    onDidReceiveMessage: this.#messages.event,
    postMessage: async (message: unknown) => this.posted.push(message) > 0,
  };
  revealed = 0;

  constructor(title: string) {
    this.title = title;
  }

  reveal(): void {
    this.revealed += 1;
  }

  /** The page sends a message. */
  send(message: unknown): void {
    this.#messages.fire(message);
  }

  dispose(): void {
    this.#disposed.fire(undefined);
  }
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
  readonly extensions = new Map<string, unknown>();
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
    return { vscode: this.api(), log: this.#log(), context: this.context() };
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
      extensionUri: FakeUri.file("/extension"),
      secrets,
      workspaceState,
    } as unknown as ExtensionContext;
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
      for (const one of rest)
        if (typeof one === "object" && one.detail !== undefined) this.details.push(one.detail);
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
      ThemeIcon: class {
        readonly id: string;
        constructor(id: string) {
          this.id = id;
        }
      },
      TreeItem: class {
        readonly label: string;
        readonly collapsibleState: number;
        constructor(label: string, collapsibleState = 0) {
          this.label = label;
          this.collapsibleState = collapsibleState;
        }
      },
      TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
      InputBoxValidationSeverity: { Info: 1, Warning: 2, Error: 3 },
      NotebookCellKind: { Markup: 1, Code: 2 },
      notebooks: { registerNotebookCellStatusBarItemProvider: never },
      Uri: FakeUri,
      FileSystemError: FakeFileSystemError,
      TabInputText: FakeTab,
      ViewColumn: { Active: -1, Beside: -2 },
      ProgressLocation: { Notification: 15 },
      TaskScope: { Global: 1, Workspace: 2 },
      TaskRevealKind: { Always: 1 },
      TaskPanelKind: { Shared: 1 },
      ProcessExecution: class {
        readonly command: readonly string[];
        readonly cwd: string;
        readonly env?: Readonly<Record<string, string>>;
        constructor(
          file: string,
          args: readonly string[],
          options: { cwd: string; env?: Readonly<Record<string, string>> },
        ) {
          this.command = [file, ...args];
          this.cwd = options.cwd;
          if (Object.keys(options.env ?? {}).length > 0) this.env = options.env ?? {};
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
        withProgress: async (_options: unknown, act: () => Promise<unknown>) => act(),
        setStatusBarMessage: (text: string) => this.messages.push(`status bar: ${text}`),
        createTreeView: (
          id: string,
          { treeDataProvider }: { treeDataProvider: TreeDataProvider<unknown> },
        ) => {
          const tree = new FakeTree(treeDataProvider);
          this.trees.set(id, tree);
          return tree;
        },
        createWebviewPanel: (_type: string, title: string) => {
          const panel = new FakePanel(title);
          this.panels.push(panel);
          return panel;
        },
        registerWebviewPanelSerializer: (_type: string, serializer: FakeVscode["serializer"]) => {
          this.serializer = serializer;
          return never();
        },
        showQuickPick: async (
          items: readonly { label: string }[],
          options: { canPickMany?: boolean } = {},
        ) => {
          this.messages.push(`pick: ${items.map(({ label }) => label).join(", ")}`);
          const answer = this.answers.shift();
          if (options.canPickMany === true)
            return items.filter(({ label }) => answer?.split(", ").includes(label));
          return items.find(({ label }) => label === answer);
        },
        showInputBox: async (options: { validateInput?: (text: string) => unknown }) => {
          const answer = this.answers.shift();
          // What is told of a valid answer is an object.
          const told = answer === undefined ? undefined : options.validateInput?.(answer);
          const wrong = typeof told === "string" ? told : undefined;
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
        workspaceFolders: [{ uri: FakeUri.file(this.workspaceFolder) }],
        onDidGrantWorkspaceTrust: never,
        onDidCloseTextDocument: never,
        openTextDocument: async (uri: FakeUri) => uri,
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
        createFileSystemWatcher: () => {
          const on = (listener: () => void) => {
            this.fileListeners.add(listener);
            return never();
          };
          const dispose = () => this.fileListeners.clear();
          return { onDidCreate: on, onDidChange: on, onDidDelete: on, dispose };
        },
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

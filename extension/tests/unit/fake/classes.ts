import { FakeEventEmitter } from "./event-emitter.js";
import type { RunTask } from "./tasks.js";
import { FakeUri } from "./uri.js";

export class FakeFileSystemError extends Error {
  readonly code = "FileNotFound";
}

export class FakeTab {
  readonly uri: FakeUri;

  constructor(uri: FakeUri) {
    this.uri = uri;
  }
}

/** The classes and enumerations of VS Code's that have no state of a window's. */
export const fakeClasses = {
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
    readonly definition: unknown;
    readonly name: string;
    readonly execution: { command: readonly string[]; cwd: string };
    constructor(definition: unknown, _s: unknown, name: string, _source: string, execution: RunTask) {
      this.definition = definition;
      this.name = name;
      this.execution = execution;
    }
  },
};

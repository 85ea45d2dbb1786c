import { FakeFileSystemError } from "./classes.js";
import { never } from "./never.js";
import { FakeUri } from "./uri.js";
import type { FakeVscode } from "./vscode.js";

/** The files and documents of a folder. */
export const fakeWorkspace = (fake: FakeVscode) => ({
  isTrusted: fake.isTrusted,
  workspaceFolders: [{ uri: FakeUri.file(fake.workspaceFolder) }],
  onDidGrantWorkspaceTrust: never,
  onDidCloseTextDocument: never,
  openTextDocument: async (uri: FakeUri) => uri,
  onDidOpenNotebookDocument: never,
  onDidCloseNotebookDocument: never,
  onDidChangeConfiguration: never,
  onDidChangeTextDocument: never,
  registerTextDocumentContentProvider: never,
  notebookDocuments: fake.documents.filter(({ uri }) => uri.path.endsWith(".ipynb")),
  textDocuments: fake.documents.filter(({ uri }) => !uri.path.endsWith(".ipynb")),
  asRelativePath: (uri: FakeUri) => uri.path.replace(`${fake.workspaceFolder}/`, ""),
  getWorkspaceFolder: (uri: FakeUri) =>
    uri.path.startsWith(`${fake.workspaceFolder}/`) || uri.path === fake.workspaceFolder
      ? { uri: FakeUri.file(fake.workspaceFolder) }
      : undefined,
  getConfiguration: () => ({ get: (name: string) => fake.settings[name] }),
  createFileSystemWatcher: () => {
    const on = (listener: () => void) => {
      fake.fileListeners.add(listener);
      return never();
    };
    const dispose = () => fake.fileListeners.clear();
    return { onDidCreate: on, onDidChange: on, onDidDelete: on, dispose };
  },
  findFiles: async () => [...fake.files.keys()].map((path) => FakeUri.file(path)),
  save: async () => {
    const answer = fake.answers.shift();
    return answer === undefined ? undefined : FakeUri.file(answer);
  },
  fs: {
    stat: async (uri: FakeUri) => {
      if (!fake.files.has(uri.path)) throw new FakeFileSystemError();
    },
    readFile: async (uri: FakeUri) => {
      const text = fake.files.get(uri.path);
      if (text === undefined) throw new FakeFileSystemError();
      return new TextEncoder().encode(text);
    },
  },
});

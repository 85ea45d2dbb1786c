import type { TreeDataProvider } from "vscode";
import { FakeTab } from "./classes.js";
import { never } from "./never.js";
import { FakePanel } from "./panel.js";
import { FakeTree } from "./tree.js";
import { FakeUri } from "./uri.js";
import type { FakeVscode } from "./vscode.js";

/** What a person sees and answers. */
export function fakeWindow(fake: FakeVscode) {
  const message = async (text: string, ...rest: (string | { detail?: string })[]) => {
    const buttons = rest.filter((button) => typeof button === "string");
    for (const one of rest)
      if (typeof one === "object" && one.detail !== undefined) fake.details.push(one.detail);
    fake.messages.push([text, ...buttons.map((button) => `[${button}]`)].join(" "));
    const answer = fake.answers.shift();
    return answer !== undefined && buttons.includes(answer) ? answer : undefined;
  };
  return {
    createTextEditorDecorationType: never,
    onDidChangeNotebookEditorSelection: never,
    onDidChangeTextEditorSelection: never,
    onDidChangeVisibleTextEditors: never,
    createOutputChannel: () => fake.channel(),
    showErrorMessage: message,
    showWarningMessage: message,
    showInformationMessage: message,
    withProgress: async (_options: unknown, act: () => Promise<unknown>) => act(),
    setStatusBarMessage: (text: string) => fake.messages.push(`status bar: ${text}`),
    createTreeView: (id: string, { treeDataProvider }: { treeDataProvider: TreeDataProvider<unknown> }) => {
      const tree = new FakeTree(treeDataProvider);
      fake.trees.set(id, tree);
      return tree;
    },
    createWebviewPanel: (_type: string, title: string) => {
      const panel = new FakePanel(title);
      fake.panels.push(panel);
      return panel;
    },
    registerWebviewPanelSerializer: (_type: string, serializer: FakeVscode["serializer"]) => {
      fake.serializer = serializer;
      return never();
    },
    showQuickPick: async (items: readonly { label: string }[], options: { canPickMany?: boolean } = {}) => {
      fake.messages.push(`pick: ${items.map(({ label }) => label).join(", ")}`);
      const answer = fake.answers.shift();
      if (options.canPickMany === true)
        return items.filter(({ label }) => answer?.split(", ").includes(label));
      return items.find(({ label }) => label === answer);
    },
    showInputBox: async (options: { validateInput?: (text: string) => unknown }) => {
      const answer = fake.answers.shift();
      // What is told of a valid answer is an object.
      const told = answer === undefined ? undefined : options.validateInput?.(answer);
      const wrong = typeof told === "string" ? told : undefined;
      if (wrong !== undefined) fake.messages.push(`not valid: ${wrong}`);
      return wrong === undefined ? answer : undefined;
    },
    showTextDocument: async (uri: FakeUri, options?: { viewColumn?: number }) =>
      fake.shown.push({ path: uri.path, viewColumn: options?.viewColumn }),
    tabGroups: {
      all: fake.shown.map(({ path }, index) => ({
        viewColumn: index + 1,
        tabs: [{ input: new FakeTab(FakeUri.file(path)) }],
      })),
    },
    activeNotebookEditor: fake.active?.path.endsWith(".ipynb")
      ? { notebook: { uri: fake.active } }
      : undefined,
    activeTextEditor: fake.active && { document: { uri: fake.active } },
  };
}

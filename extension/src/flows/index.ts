import type { Disposable } from "vscode";
import type { Editor, Vscode } from "../editor.js";
import { flowPattern } from "../files/index.js";
import { coalesced } from "../watch/index.js";
import { flowFiles, type FlowFile } from "./flow-files.js";
import { fileNode, flowItem, flowsBelow, type Node } from "./flow-item.js";

/** Files that change within so many milliseconds are looked at once. */
const soon = 300;

/** The view Flows: what of the workspace runs as a flow. Files are looked at while it is open alone. */
export function flows(editor: Editor): readonly Disposable[] {
  const { vscode, log } = editor;
  const changed = new vscode.EventEmitter<undefined>();
  let files: readonly FlowFile[] = [];
  let watching: Disposable | undefined;
  const load = async (): Promise<void> => {
    files = await flowFiles(editor);
    changed.fire(undefined);
    void vscode.commands.executeCommand("setContext", "nbflow.flows", "there");
  };
  const reading = coalesced(load, { afterMs: soon, failed: (error) => log.error(String(error)) });
  const view = vscode.window.createTreeView<Node>("nbflow.flows", {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node) => flowItem(vscode, node),
      getChildren: (node) => [...(node === undefined ? files.map(fileNode) : flowsBelow(node))],
    },
  });
  const look = (): void => {
    if (!view.visible) {
      watching?.dispose();
      watching = undefined;
      return;
    }
    watching ??= watch(vscode, reading.ask);
    reading.ask();
  };
  // After activation, which waits for nothing.
  const first = setImmediate(look);
  return [
    changed,
    view,
    view.onDidChangeVisibility(look),
    {
      dispose: () => {
        clearImmediate(first);
        reading.stop();
        watching?.dispose();
      },
    },
  ];
}

/** Calls `changed` for each file that comes, goes or is written. */
function watch({ workspace }: Vscode, changed: () => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(flowPattern);
  watcher.onDidCreate(changed);
  watcher.onDidChange(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

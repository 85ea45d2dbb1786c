import type { Disposable, TreeItem, TreeView } from "vscode";
import type { Vscode } from "../editor.js";
import type { Watch } from "./watch.js";

interface Drawn<Node> {
  readonly item: (node: Node) => TreeItem;
  /** What stands below a line, or at the root. */
  readonly children: (node: Node | undefined) => Promise<readonly Node[]> | readonly Node[];
  /** What stands beside the view's name. */
  readonly description?: () => string;
  /** What conditions of the manifest see under the view's id; by default what the view has to show. */
  readonly context?: () => string;
}

/** A tree in the side bar over what is watched, which is looked at while the tree is open alone. `draw`: draws it anew. */
export function watchView<Node>(
  vscode: Vscode,
  id: string,
  watch: Watch,
  { item, children, description, context = () => watch.showing }: Drawn<Node>,
): { readonly view: TreeView<Node>; readonly draw: () => void; readonly disposables: readonly Disposable[] } {
  const changed = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<Node>(id, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: item,
      getChildren: async (node) => [...(await children(node))],
    },
    showCollapseAll: true,
  });
  const tell = (): void => {
    changed.fire(undefined);
    if (description) view.description = description();
    void vscode.commands.executeCommand("setContext", id, context());
  };
  const look = (): void => {
    if (view.visible) void watch.show();
    else watch.hide();
    tell();
  };
  // After activation, which waits for nothing.
  const first = setImmediate(() => {
    if (view.visible) look();
  });
  return {
    view,
    draw: () => changed.fire(undefined),
    disposables: [
      changed,
      view,
      watch.onDidChange(tell),
      view.onDidChangeVisibility(look),
      vscode.workspace.onDidGrantWorkspaceTrust(look),
      { dispose: () => clearImmediate(first) },
    ],
  };
}

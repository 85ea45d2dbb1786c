import type { Disposable, TreeDataProvider, TreeItem } from "vscode";
import type { Editor } from "../editor.js";
import { flowRunBelow, type Node } from "./node.js";
import type { RunsModel } from "./runs-model.js";
import { stateWords } from "./state-look.js";
import { treeItem } from "./tree-item.js";

/** How often the time of what runs is drawn anew. */
const tick = 2_000;

/** The tree of runs. The server is spoken to while the view is open alone. */
export function runsView({ vscode }: Editor, model: RunsModel): readonly Disposable[] {
  const changed = new vscode.EventEmitter<undefined>();
  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node): TreeItem => treeItem(vscode, node, Date.now()),
    getChildren: async (node) => {
      if (node === undefined) return [...model.roots()];
      const below = flowRunBelow(node);
      return below === undefined ? [] : [...(await model.taskRuns(below))];
    },
  };
  const view = vscode.window.createTreeView("nbflow.runs", {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  let ticking: NodeJS.Timeout | undefined;

  const draw = (): void => {
    changed.fire(undefined);
    const states = model.states.map((state) => stateWords[state]).join(", ");
    view.description = states;
    // A view with a message is not empty, so its welcome would not show.
    const context = model.showing === "runs" && states !== "" ? "runs of states" : model.showing;
    void vscode.commands.executeCommand("setContext", "nbflow.runs", context);
    const isTicking = view.visible && model.isRunning;
    if (!isTicking) clearInterval(ticking);
    ticking = isTicking ? (ticking ?? setInterval(() => changed.fire(undefined), tick)) : undefined;
  };
  const look = (): void => {
    if (view.visible) void model.show();
    else model.hide();
    draw();
  };
  // After activation, which waits for nothing.
  const first = setImmediate(() => {
    if (view.visible) look();
  });
  const below = ({ element }: { readonly element: Node }): string => flowRunBelow(element) ?? "";
  return [
    changed,
    view,
    model.onDidChange(draw),
    view.onDidChangeVisibility(look),
    view.onDidExpandElement((event) => model.expand(below(event))),
    view.onDidCollapseElement((event) => model.collapse(below(event))),
    vscode.workspace.onDidGrantWorkspaceTrust(look),
    {
      dispose: () => {
        clearImmediate(first);
        clearInterval(ticking);
      },
    },
  ];
}

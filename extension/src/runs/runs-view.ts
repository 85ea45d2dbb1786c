import type { Disposable } from "vscode";
import type { Editor } from "../editor.js";
import { watchView } from "../watch/index.js";
import { flowRunBelow, type Node } from "./node.js";
import type { RunsModel } from "./runs-model.js";
import { stateWords } from "./state-look.js";
import { treeItem } from "./tree-item.js";

/** How often the time of what runs is drawn anew. */
const tick = 2_000;

/** The tree of runs. The server is spoken to while the view is open alone. */
export function runsView({ vscode }: Editor, model: RunsModel): readonly Disposable[] {
  const states = (): string => model.states.map((state) => stateWords[state]).join(", ");
  const { view, draw, disposables } = watchView<Node>(vscode, "nbflow.runs", model.watch, {
    item: (node) => treeItem(vscode, node, Date.now()),
    children: (node) => {
      if (node === undefined) return model.roots();
      const below = flowRunBelow(node);
      return below === undefined ? [] : model.taskRuns(below);
    },
    description: states,
    // A view with a message is not empty, so its welcome would not show.
    context: () => {
      if (model.watch.showing !== "there") return model.watch.showing;
      return states() === "" ? "runs" : "runs of states";
    },
  });
  let ticking: NodeJS.Timeout | undefined;
  const keepTime = (): void => {
    const isTicking = view.visible && model.isRunning;
    if (!isTicking) clearInterval(ticking);
    ticking = isTicking ? (ticking ?? setInterval(draw, tick)) : undefined;
  };
  const below = ({ element }: { readonly element: Node }): string => flowRunBelow(element) ?? "";
  return [
    ...disposables,
    model.watch.onDidChange(keepTime),
    view.onDidChangeVisibility(keepTime),
    view.onDidExpandElement((event) => model.expand(below(event))),
    view.onDidCollapseElement((event) => model.collapse(below(event))),
    { dispose: () => clearInterval(ticking) },
  ];
}

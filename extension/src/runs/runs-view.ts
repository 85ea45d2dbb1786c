import type { Disposable } from "vscode";
import type { Editor } from "../editor.js";
import type { Source } from "../server-client/index.js";
import type { Servers } from "../servers/index.js";
import { type Section, ServerTree } from "../watch/index.js";
import { flowRunBelow, type Node } from "./node.js";
import { allRuns, filterText, isNarrow, keepFilter, keptFilter, type RunsFilter } from "./runs-filter.js";
import { RunsModel } from "./runs-model.js";
import { treeItem } from "./tree-item.js";

/** How often the time of what runs is drawn anew. */
const tick = 2_000;

interface RunsSection extends Section<Node> {
  readonly model: RunsModel;
}

/** The tree of runs. */
export class RunsView implements Disposable {
  readonly tree: ServerTree<Node, RunsSection>;
  readonly #editor: Editor;
  #filter: RunsFilter;
  #ticking: NodeJS.Timeout | undefined;

  constructor(editor: Editor, servers: Servers) {
    this.#editor = editor;
    this.#filter = keptFilter(editor.context.workspaceState);
    this.tree = new ServerTree(editor, servers, "nbflow.runs", {
      section: (source) => this.#section(source),
      empty: () => (isNarrow(this.#filter) ? "No run is as you have chosen" : "No run yet"),
      look: "nbflow.lookForRuns",
      description: () => filterText(this.#filter),
      // A view with a message is not empty, so its welcome would not show.
      context: ({ showing }) => {
        if (showing !== "there") return showing;
        return isNarrow(this.#filter) ? "runs narrowed" : "runs";
      },
      onExpand: (node, { model }) => {
        const below = flowRunBelow(node);
        if (below !== undefined) model.expand(below);
      },
      onCollapse: (node, { model }) => {
        const below = flowRunBelow(node);
        if (below !== undefined) model.collapse(below);
      },
    });
    this.tree.view.onDidChangeVisibility(() => this.#keepTime());
  }

  get filter(): RunsFilter {
    return this.#filter;
  }

  /** What is left out stays as it was. */
  async narrow(filter: Partial<RunsFilter> = allRuns): Promise<void> {
    this.#filter = { ...this.#filter, ...filter };
    await keepFilter(this.#editor.context.workspaceState, this.#filter);
    await Promise.all(this.tree.sections.map(({ model }) => model.narrowed()));
  }

  /** More of the runs whose last line is selected. */
  async more(): Promise<void> {
    const selected = await this.tree.selected();
    if (selected?.kind === "more") await this.tree.section(selected.source).model.more();
  }

  dispose(): void {
    clearInterval(this.#ticking);
    this.tree.dispose();
  }

  #section(source: Source): RunsSection {
    const model = new RunsModel(this.#editor, source, () => this.#filter);
    model.watch.onDidChange(() => this.#keepTime());
    return {
      model,
      watch: model.watch,
      item: (node) => treeItem(this.#editor.vscode, node, Date.now()),
      children: (node) => {
        if (node === undefined) return model.roots();
        const below = flowRunBelow(node);
        return below === undefined ? [] : model.taskRuns(below);
      },
    };
  }

  #keepTime(): void {
    const { view, sections } = this.tree;
    const isTicking = view.visible && sections.some(({ model }) => model.isRunning);
    if (!isTicking) clearInterval(this.#ticking);
    this.#ticking = isTicking ? (this.#ticking ?? setInterval(() => this.tree.draw(), tick)) : undefined;
  }
}

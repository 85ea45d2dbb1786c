import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { Source } from "../server-client/index.js";
import type { Servers } from "../servers/index.js";
import { polled, type Section, ServerTree } from "../watch/index.js";
import { type Node, poolItem } from "./pool-item.js";

/** The view Work pools, with their workers. */
export function workPools(editor: Editor, servers: Servers): readonly Disposable[] {
  const tree = new ServerTree<Node>(editor, servers, "nbflow.workPools", {
    section: (source) => section(editor, source),
    empty: () => "No work pool yet",
    look: "nbflow.lookForWorkPools",
  });
  return [tree, register(editor, "nbflow.lookForWorkPools", (argument) => tree.look(argument))];
}

function section(editor: Editor, source: Source): Section<Node> {
  const { watch, shown } = polled(editor, source, (client) => client.workPools());
  return {
    watch,
    item: (node) => poolItem(editor.vscode, node),
    children: (node) => {
      if (node === undefined) return (shown() ?? []).map((pool) => ({ kind: "work-pool", source, pool }));
      const { pool } = node;
      return node.kind === "worker"
        ? []
        : pool.workers.map((worker) => ({ kind: "worker", source, pool, worker }));
    },
  };
}

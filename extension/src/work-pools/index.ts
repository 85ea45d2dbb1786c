import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { Source, WorkPool } from "../server-client/index.js";
import type { Servers } from "../servers/index.js";
import { type Section, ServerTree, Watch } from "../watch/index.js";
import { type Node, poolItem } from "./pool-item.js";

/** How often is looked for workers that came or went, in milliseconds: servers do not tell of them. */
const every = 10_000;

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
  let pools: readonly WorkPool[] = [];
  const watch = new Watch(editor, source, {
    load: async (client) => {
      const found = await client.workPools();
      return () => {
        pools = found;
      };
    },
    listen: (_client, changed) => {
      const timer = setInterval(changed, every);
      return () => clearInterval(timer);
    },
  });
  return {
    watch,
    item: (node) => poolItem(editor.vscode, node),
    children: (node) => {
      if (node === undefined)
        return watch.isShown ? pools.map((pool) => ({ kind: "work-pool", source, pool })) : [];
      const { pool } = node;
      return node.kind === "worker"
        ? []
        : pool.workers.map((worker) => ({ kind: "worker", source, pool, worker }));
    },
  };
}

import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { LocalServer } from "../local-server/index.js";
import type { WorkPool } from "../server-client/index.js";
import { Watch, watchView } from "../watch/index.js";
import { type Node, poolItem } from "./pool-item.js";

/** How often is looked for workers that came or went, in milliseconds: servers do not tell of them. */
const every = 10_000;

/** The view Work pools, with their workers. */
export function workPools(editor: Editor, server: LocalServer): readonly Disposable[] {
  const { vscode } = editor;
  let pools: readonly WorkPool[] = [];
  const watch = new Watch(editor, server, {
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
  const { disposables } = watchView<Node>(vscode, "nbflow.workPools", watch, {
    item: (node) => poolItem(vscode, node),
    children: (node) => {
      if (node === undefined) return watch.isShown ? pools.map((pool) => ({ kind: "work-pool", pool })) : [];
      const { pool } = node;
      return node.kind === "worker" ? [] : pool.workers.map((worker) => ({ kind: "worker", pool, worker }));
    },
  });
  return [watch, ...disposables, register(editor, "nbflow.lookForWorkPools", () => watch.look())];
}

import type { TreeItem } from "vscode";
import type { Vscode } from "../editor.js";
import { poolWarning, type Source, type Worker, type WorkPool } from "../server-client/index.js";

/** A line of the tree of work pools. */
export type Node =
  | { readonly kind: "work-pool"; readonly source: Source; readonly pool: WorkPool }
  | { readonly kind: "worker"; readonly source: Source; readonly pool: WorkPool; readonly worker: Worker };

export function poolItem(vscode: Vscode, node: Node): TreeItem {
  return node.kind === "worker" ? workerItem(vscode, node.pool, node.worker) : itemOf(vscode, node.pool);
}

/** A pool that will pick nothing up is marked, and says what helps when it is pointed at. */
function itemOf(vscode: Vscode, pool: WorkPool): TreeItem {
  const { id, name, type, paused, workers, waiting, description } = pool;
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(name, workers.length === 0 ? None : Collapsed);
  const warning = poolWarning(pool);
  const online = workers.filter(({ isOnline }) => isOnline).length;
  const facts = [
    type,
    paused ? "paused" : `${online} of ${workers.length} workers online`,
    waiting === 0 ? undefined : `${waiting} waiting`,
  ].filter((fact) => fact !== undefined);
  item.id = id;
  item.iconPath =
    warning === null
      ? new vscode.ThemeIcon("server-process")
      : new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  item.description = facts.join(" · ");
  item.tooltip = [name, description, warning].filter(Boolean).join("\n");
  item.accessibilityInformation = {
    label: [name, ...facts, ...(warning === null ? [] : [warning])].join(", "),
  };
  item.contextValue = "work-pool";
  return item;
}

function workerItem(vscode: Vscode, pool: WorkPool, { name, isOnline }: Worker): TreeItem {
  const item = new vscode.TreeItem(name);
  item.id = `${pool.id} ${name}`;
  item.iconPath = isOnline
    ? new vscode.ThemeIcon("vm-running", new vscode.ThemeColor("testing.iconPassed"))
    : new vscode.ThemeIcon("vm-outline", new vscode.ThemeColor("descriptionForeground"));
  item.description = isOnline ? "online" : "offline";
  item.contextValue = "worker";
  return item;
}

import type { TreeItem } from "vscode";
import type { Vscode } from "../editor.js";
import { type Deployment, poolWarning, type Source, type WorkPool } from "../server-client/index.js";

/** A line of the tree of deployments. */
export interface Node {
  readonly kind: "deployment";
  readonly deployment: Deployment;
  readonly source: Source;
}

/** How a deployment looks: when it runs and by which pool; a warning where none of its runs would be picked up. */
export function deploymentItem(vscode: Vscode, { deployment }: Node, pools: readonly WorkPool[]): TreeItem {
  const { id, name, flowName, description, paused, workPoolName } = deployment;
  const item = new vscode.TreeItem(`${flowName}/${name}`);
  const pool = pools.find((one) => one.name === workPoolName);
  const warning = (pool && poolWarning(pool)) ?? undefined;
  const schedule = scheduleText(deployment);
  const icon = paused ? "debug-pause" : warning === undefined ? "rocket" : "warning";
  const color = paused || warning === undefined ? undefined : new vscode.ThemeColor("list.warningForeground");
  // What keeps it from running stands first: a side bar is narrow.
  const facts = [
    paused ? "paused" : undefined,
    warning === undefined ? undefined : pool?.paused === true ? "pool paused" : "no worker",
    schedule,
    workPoolName ?? "no work pool",
  ].filter((fact) => fact !== undefined);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon(icon, color);
  item.description = facts.join(" · ");
  item.tooltip = [`${flowName}/${name}`, description, schedule, warning].filter(Boolean).join("\n");
  item.accessibilityInformation = { label: [`${flowName}/${name}`, ...facts].join(", ") };
  item.contextValue = paused ? "deployment.paused" : "deployment.active";
  return item;
}

function scheduleText({ schedules }: Deployment): string | undefined {
  const active = schedules.filter((schedule) => schedule.active);
  const texts = active.map(({ text, timezone }) => (timezone === null ? text : `${text} ${timezone}`));
  return texts.length === 0 ? undefined : texts.join(", ");
}

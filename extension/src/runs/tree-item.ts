import type { TreeItem } from "vscode";
import type { Vscode } from "../editor.js";
import { type FlowRun, formatOf, inHours, moment, secondsOf, type TaskRun } from "../server-client/index.js";
import { flowRunBelow, type Node } from "./node.js";
import { hasEnded, stateIcons, stateWords } from "./state-look.js";

/** How a line of the tree looks at a time, in milliseconds. */
export function treeItem(vscode: Vscode, node: Node, now: number): TreeItem {
  if (node.kind === "more") {
    const item = new vscode.TreeItem(`${node.count.toLocaleString("en")} older`);
    item.iconPath = new vscode.ThemeIcon("ellipsis");
    item.command = { command: "nbflow.showMoreRuns", title: "Show more runs" };
    return item;
  }
  const { run } = node;
  const label = node.kind === "flow-run" ? node.run.flowName : run.name;
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, flowRunBelow(node) === undefined ? None : Collapsed);
  const [icon, color] = stateIcons[run.state?.type ?? "PENDING"];
  const facts = [
    node.kind === "flow-run" ? run.name : undefined,
    startOf(run, now),
    lengthOf(run, now),
  ].filter((fact) => fact !== undefined);
  item.id = run.id;
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.description = facts.join(" · ");
  item.tooltip = [
    `${label}, ${run.name}`,
    wordsOf(run),
    run.state?.message,
    run.startTime && moment(run.startTime),
  ]
    .filter((line) => typeof line === "string" && line !== "")
    .join("\n");
  item.accessibilityInformation = { label: [label, wordsOf(run), ...facts].join(", ") };
  item.contextValue = contextOf(node);
  // Without arguments, which VS Code forgets when the tree is drawn anew, so that a click meanwhile would do nothing.
  if (node.kind === "flow-run") item.command = { command: "nbflow.openRun", title: "Open run page" };
  return item;
}

/** What the manifest's menus ask for. */
function contextOf(node: Exclude<Node, { readonly kind: "more" }>): string {
  if (node.kind === "task-run") return "task-run";
  if (!hasEnded(node.run)) return "flow-run.active";
  return node.run.state?.type === "COMPLETED" ? "flow-run.completed" : "flow-run.failed";
}

/** The state's own name, such as `Late` or `Cached`, which says more than its type. */
const wordsOf = ({ state }: FlowRun | TaskRun): string =>
  state === null ? stateWords.PENDING : state.name || stateWords[state.type];

const time = formatOf({ timeStyle: "short" });
const date = formatOf({ day: "numeric", month: "short" });

/** `14:03` of today, `24 Nov 14:03` of another day; `due 14:03` of what has not begun. */
function startOf(run: FlowRun | TaskRun, now: number): string | undefined {
  const at = run.startTime ?? run.expectedStartTime;
  if (at === null) return undefined;
  const then = new Date(at);
  const isToday = then.toDateString() === new Date(now).toDateString();
  const text = isToday ? time(then) : `${date(then)} ${time(then)}`;
  return run.startTime === null ? `due ${text}` : text;
}

function lengthOf(run: FlowRun | TaskRun, now: number): string | undefined {
  const seconds = hasEnded(run) && run.endTime === null ? null : secondsOf(run, now);
  return seconds === null ? undefined : inHours(seconds);
}

import type { TreeItem } from "vscode";
import type { Vscode } from "../editor.js";
import { type FlowTarget, nameOf } from "../files/index.js";
import type { FlowFile } from "./flow-files.js";

/** A line of the tree of flows: what commands run, debug and deploy. */
export interface Node extends FlowTarget {
  readonly kind: "file" | "flow";
  readonly file: FlowFile;
}

/** A file with one flow is that flow. */
export const fileNode = (file: FlowFile): Node => ({
  kind: "file",
  file,
  script: file.uri,
  flow: file.flows.length === 1 ? file.flows[0]?.flow : undefined,
});

export function flowsBelow({ kind, file }: Node): readonly Node[] {
  if (kind === "flow" || file.flows.length < 2) return [];
  return file.flows.map(({ flow }) => ({ kind: "flow", file, script: file.uri, flow }));
}

export function flowItem(vscode: Vscode, node: Node): TreeItem {
  const { kind, file, script, flow } = node;
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const several = flowsBelow(node).length > 0;
  const label = kind === "flow" ? (flow ?? "default") : nameOf(script);
  const item = new vscode.TreeItem(label, several ? Collapsed : None);
  item.id = `${script.toString()} ${kind} ${flow ?? ""}`;
  item.iconPath = new vscode.ThemeIcon(file.kind === "notebook" ? "notebook" : "type-hierarchy-sub");
  item.description = kind === "flow" ? "" : describe(vscode, file);
  item.tooltip = vscode.workspace.asRelativePath(script);
  item.accessibilityInformation = { label: [label, item.description].filter(Boolean).join(", ") };
  item.contextValue = several ? "flows" : file.kind === "notebook" ? "flow.notebook" : "flow.script";
  item.command = { command: "vscode.open", title: "Open", arguments: [script] };
  return item;
}

function describe({ workspace }: Vscode, { uri, kind, flows }: FlowFile): string {
  const path = workspace.asRelativePath(uri);
  const folder = path.slice(0, Math.max(0, path.length - nameOf(uri).length - 1));
  const what = kind === "notebook" ? "not converted yet" : flows.length > 1 ? `${flows.length} flows` : "";
  return [folder, what].filter(Boolean).join(" · ");
}

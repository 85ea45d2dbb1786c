import type { TreeItem } from "vscode";
import type { Vscode } from "../editor.js";
import type { Source } from "../server-client/index.js";
import type { Showing, Watch } from "./watch.js";

/** A line that is a server, or that says why nothing stands below one. */
export interface ServerLine {
  readonly kind: "server" | "notice";
  readonly source: Source;
}

const thisMachine = "This machine";

export function serverItem(vscode: Vscode, source: Source, watch: Watch, isOpen: boolean): TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(source.name || thisMachine, isOpen ? Expanded : Collapsed);
  const isTrouble = watch.showing === "failed" || watch.showing === "locked";
  item.id = `server ${source.name}`;
  item.iconPath = new vscode.ThemeIcon(source.api === null ? "vm" : isTrouble ? "debug-disconnect" : "cloud");
  item.description = source.api ?? "";
  item.tooltip = source.api === null ? "What runs on this machine" : `${source.name}: ${source.api}`;
  item.accessibilityInformation = { label: `${source.name || thisMachine}, server` };
  item.contextValue = source.api === null ? "server.local" : "server.remote";
  return item;
}

/** Why nothing stands below a server, and what can be done. */
export function noticeItem(
  vscode: Vscode,
  line: ServerLine,
  showing: Showing,
  { empty, look }: { readonly empty: () => string; readonly look: string },
): TreeItem {
  const { text, icon, title } = notices[showing];
  const item = new vscode.TreeItem(text ?? empty());
  item.id = `notice ${line.source.name}`;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.contextValue = "notice";
  if (showing === "untrusted")
    item.command = { command: "workbench.trust.manage", title: "Manage workspace trust" };
  // Without the line itself: VS Code forgets arguments when the tree is drawn anew, and a click meanwhile would do nothing.
  else if (title !== undefined) item.command = { command: look, title };
  return item;
}

interface Notice {
  /** Left out: what the view says of a server that has none. */
  readonly text?: string;
  readonly icon: string;
  /** What a click does. */
  readonly title?: string;
}

const notices: Readonly<Record<Showing, Notice>> = {
  nothing: { text: "Looking…", icon: "loading~spin" },
  looking: { text: "Looking…", icon: "loading~spin" },
  untrusted: { text: "This workspace is not trusted yet", icon: "workspace-untrusted" },
  missing: { text: "Install nbflow…", icon: "desktop-download", title: "Install nbflow" },
  locked: { text: "It asks for a key…", icon: "key", title: "Enter the key" },
  failed: { text: "It can't be reached. Try again", icon: "refresh", title: "Try again" },
  there: { icon: "info" },
};

import { setTimeout as delay } from "node:timers/promises";
import type { Disposable, TreeItem, TreeView } from "vscode";
import type { Editor } from "../editor.js";
import type { Client, ServerAddress, Source } from "../server-client/index.js";
import type { Servers } from "../servers/index.js";
import { noticeItem, serverItem, type ServerLine } from "./server-item.js";
import type { Watch } from "./watch.js";

/** A click is answered with the line that was clicked, if that is there again within so many milliseconds. */
const DRAWN_MS = 2000;
const LOOK_MS = 20;

/** A line below a server. */
interface Sourced {
  readonly kind: string;
  readonly source: Source;
}

/** What stands below one server. */
export interface Section<Node> {
  readonly watch: Watch;
  /** What stands below a line, or below the server itself. */
  readonly children: (node?: Node) => Promise<readonly Node[]> | readonly Node[];
  readonly item: (node: Node) => TreeItem;
}

export interface TreeOptions<Node extends Sourced, Each extends Section<Node>> {
  readonly section: (source: Source) => Each;
  /** What is told below a server that has none. */
  readonly empty: () => string;
  /** The command that looks anew; it may be handed a line. */
  readonly look: string;
  /** What stands beside the view's name. */
  readonly description?: () => string;
  /** What conditions of the manifest see under the view's id, by what is shown of the server of this machine. */
  readonly context?: (watch: Watch) => string;
  /** May be called again for a line that is open. */
  readonly onExpand?: (node: Node, section: Each) => void;
  readonly onCollapse?: (node: Node, section: Each) => void;
}

/**
 * A view of the side bar over several servers: where there is that of this machine alone, its lines; else a line a server. A server is
 * spoken to while the view is open, and its line too.
 */
export class ServerTree<
  Node extends Sourced,
  Each extends Section<Node> = Section<Node>,
> implements Disposable {
  readonly view: TreeView<Node | ServerLine>;
  readonly #editor: Editor;
  readonly #servers: Servers;
  readonly #id: string;
  readonly #options: TreeOptions<Node, Each>;
  readonly #sections = new Map<Source, Each>();
  readonly #open: Set<string>;
  readonly #changed;
  readonly #disposables: Disposable[];

  constructor(editor: Editor, servers: Servers, id: string, options: TreeOptions<Node, Each>) {
    const { vscode, context } = editor;
    this.#editor = editor;
    this.#servers = servers;
    this.#id = id;
    this.#options = options;
    this.#open = new Set(context.workspaceState.get<readonly string[]>(this.#key) ?? [servers.local.name]);
    this.#changed = new vscode.EventEmitter<undefined>();
    this.view = vscode.window.createTreeView<Node | ServerLine>(id, {
      treeDataProvider: {
        onDidChangeTreeData: this.#changed.event,
        getTreeItem: (line) => this.#item(line),
        getChildren: async (line) => [...(await this.#children(line))],
      },
      showCollapseAll: true,
    });
    // After activation, which waits for nothing.
    const first = setImmediate(() => {
      if (this.view.visible) this.#look();
    });
    this.#disposables = [
      this.#changed,
      this.view,
      servers.onDidChange(() => this.#look()),
      this.view.onDidChangeVisibility(() => this.#look()),
      this.view.onDidExpandElement(({ element }) => this.#unfold(element, true)),
      this.view.onDidCollapseElement(({ element }) => this.#unfold(element, false)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#look()),
      { dispose: () => clearImmediate(first) },
    ];
  }

  /** What has been shown of the servers that there are. */
  get sections(): readonly Each[] {
    return [...this.#sections.values()];
  }

  section(source: Source): Each {
    const known = this.#sections.get(source);
    if (known) return known;
    const made = this.#options.section(source);
    made.watch.onDidChange(() => this.#tell());
    this.#sections.set(source, made);
    return made;
  }

  client({ source }: Sourced): Client | undefined {
    return this.#sections.get(source)?.watch.client;
  }

  address({ source }: Sourced): ServerAddress | undefined {
    return this.#sections.get(source)?.watch.address;
  }

  /** Looks anew because a person says so: at the server of a line, else at all that are open, one after the other: each may ask. */
  async look(line: unknown): Promise<void> {
    const source = sourceOf(line);
    if (source) return this.section(source).watch.look();
    await this.#servers.list({ anew: true });
    for (const one of this.#looked()) await this.section(one).watch.look();
  }

  /** The line that was clicked. VS Code knows of none while it draws the lines anew, which may be when the click comes. */
  async selected(): Promise<Node | ServerLine | undefined> {
    const last = Date.now() + DRAWN_MS;
    while (this.view.selection[0] === undefined && Date.now() < last) await delay(LOOK_MS);
    return this.view.selection[0];
  }

  /** Draws anew what is known. */
  draw(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
    for (const { watch } of this.sections) watch.dispose();
  }

  get #key(): string {
    return `open:${this.#id}`;
  }

  get #all(): readonly Source[] {
    return [this.#servers.local, ...this.#servers.remotes];
  }

  /** The servers that are to be spoken to now. */
  #looked(): readonly Source[] {
    if (!this.view.visible) return [];
    return this.#all.filter(({ name }) => this.#all.length === 1 || this.#open.has(name));
  }

  #look(): void {
    if (this.view.visible) void this.#servers.list();
    const all = this.#all;
    for (const [source, { watch }] of this.#sections) {
      if (all.includes(source)) continue;
      watch.dispose();
      this.#sections.delete(source);
    }
    const looked = this.#looked();
    for (const source of all) {
      if (looked.includes(source)) void this.section(source).watch.show();
      else this.#sections.get(source)?.watch.hide();
    }
    this.#tell();
  }

  #unfold(line: Node | ServerLine, isOpen: boolean): void {
    if (!isServerLine(line)) {
      const { onExpand, onCollapse } = this.#options;
      (isOpen ? onExpand : onCollapse)?.(line, this.section(line.source));
      return;
    }
    const { name } = line.source;
    if (this.#open.has(name) === isOpen) return;
    if (isOpen) this.#open.add(name);
    else this.#open.delete(name);
    void this.#editor.context.workspaceState.update(this.#key, [...this.#open]);
    this.#look();
  }

  async #children(line: Node | ServerLine | undefined): Promise<readonly (Node | ServerLine)[]> {
    if (line === undefined) {
      if (this.#servers.remotes.length > 0) return this.#all.map((source) => ({ kind: "server", source }));
      return this.section(this.#servers.local).children();
    }
    const { source } = line;
    const section = this.section(source);
    if (line.kind === "notice") return [];
    // what stands below is asked for of an open line alone; that it was opened is not told while the view is drawn anew
    this.#unfold(line, true);
    if (!isServerLine(line)) return section.children(line);
    const lines = await section.children();
    return lines.length > 0 ? lines : [{ kind: "notice", source }];
  }

  #item(line: Node | ServerLine): TreeItem {
    const { vscode } = this.#editor;
    const { watch, item } = this.section(line.source);
    if (line.kind === "server")
      return serverItem(vscode, line.source, watch, this.#open.has(line.source.name));
    if (isServerLine(line)) return noticeItem(vscode, line, watch.showing, this.#options);
    const made = item(line);
    // The same may be on two servers: one that two profiles name.
    if (made.id !== undefined && line.source.name !== "") made.id = `${line.source.name} ${made.id}`;
    return made;
  }

  #tell(): void {
    const { description, context = (watch) => watch.showing } = this.#options;
    this.#changed.fire(undefined);
    if (description) this.view.description = description();
    const shown = context(this.section(this.#servers.local).watch);
    void this.#editor.vscode.commands.executeCommand("setContext", this.#id, shown);
  }
}

const isServerLine = (line: Sourced): line is ServerLine => line.kind === "server" || line.kind === "notice";

/** A command may be handed a line, or nothing. */
function sourceOf(line: unknown): Source | undefined {
  return typeof line === "object" && line !== null && "source" in line ? (line.source as Source) : undefined;
}

import type { ThemeIcon, TreeDataProvider, TreeItem } from "vscode";
import { FakeEventEmitter } from "./event-emitter.js";

/** A view of the side bar, as a person opens and closes it. */
export class FakeTree {
  readonly provider: TreeDataProvider<unknown>;
  readonly #events = {
    visible: new FakeEventEmitter(),
    expand: new FakeEventEmitter(),
    collapse: new FakeEventEmitter(),
  };
  readonly onDidChangeVisibility = this.#events.visible.event;
  readonly onDidExpandElement = this.#events.expand.event;
  readonly onDidCollapseElement = this.#events.collapse.event;
  readonly dispose = (): void => undefined;
  visible = false;
  description = "";
  selection: readonly unknown[] = [];

  constructor(provider: TreeDataProvider<unknown>) {
    this.provider = provider;
  }

  show(visible: boolean): void {
    this.visible = visible;
    this.#events.visible.fire({ visible });
  }

  collapse(element: unknown): void {
    this.#events.collapse.fire({ element });
  }

  expand(element: unknown): void {
    this.#events.expand.fire({ element });
  }

  /** The elements below one, or at the root. */
  async children(element?: unknown): Promise<readonly unknown[]> {
    return (await this.provider.getChildren(element)) ?? [];
  }

  /** What stands there: `icon label — description`. */
  async lines(element?: unknown): Promise<readonly string[]> {
    const items = (await this.children(element)).map((each) => this.provider.getTreeItem(each) as TreeItem);
    return items.map(({ iconPath, label, description }) => {
      const facts = typeof description === "string" && description !== "" ? ` — ${description}` : "";
      return `${(iconPath as ThemeIcon).id} ${label as string}${facts}`;
    });
  }
}

import { randomBytes } from "node:crypto";
import type { Webview, WebviewPanel } from "vscode";
import type { Editor } from "../editor.js";
import { serverClient, type Client, type Source } from "../server-client/index.js";
import { openCell } from "./open-cell.js";
import { pageHtml } from "./page-html.js";

/** The pages of runs that are open, one a run. The page speaks to its server through this host, and sees no address and no key. */
export class RunPages {
  readonly #editor: Editor;
  readonly #open = new Map<string, WebviewPanel>();

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  /** Shows the page of a flow run; `title` until it is known by name. */
  async show(source: Source, flowRunId: string, title?: string): Promise<void> {
    const { vscode, context } = this.#editor;
    const shown = this.#open.get(keyOf(source, flowRunId));
    if (shown) return shown.reveal();
    const found = await source.find({ ask: true });
    if (found.kind !== "client") return;
    const { client } = found;
    const root = vscode.Uri.joinPath(context.extensionUri, "dist", "run-page");
    const panel = vscode.window.createWebviewPanel(
      "nbflow.run",
      title ?? (await titleOf(client, flowRunId)),
      vscode.ViewColumn.Active,
      {
        enableScripts: true,
        localResourceRoots: [root],
        retainContextWhenHidden: true,
      },
    );
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, "media", "icon.png");
    this.#open.set(keyOf(source, flowRunId), panel);
    await this.#serve(panel, client, source, flowRunId);
    const at = (file: string): string =>
      panel.webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
    panel.webview.html = pageHtml({
      flowRunId,
      script: at("run-page.js"),
      styles: at("run-page-styles.css"),
      source: panel.webview.cspSource,
      nonce: randomBytes(16).toString("hex"),
    });
  }

  dispose(): void {
    for (const panel of this.#open.values()) panel.dispose();
  }

  async #serve(panel: WebviewPanel, client: Client, source: Source, flowRunId: string): Promise<void> {
    const { serveClient } = await serverClient();
    const listening = panel.webview.onDidReceiveMessage((message: unknown) => this.#asked(source, message));
    const stop = serveClient(client, portOf(panel.webview));
    panel.onDidDispose(() => {
      listening.dispose();
      stop();
      this.#open.delete(keyOf(source, flowRunId));
    });
  }

  /** What the page asks of the editor; all else are its calls. */
  #asked(source: Source, message: unknown): void {
    if (typeof message !== "object" || message === null || !("type" in message)) return;
    const acted =
      message.type === "nbflow-open-cell"
        ? openCell(this.#editor, message)
        : message.type === "nbflow-open-run" &&
            "flowRunId" in message &&
            typeof message.flowRunId === "string"
          ? this.show(source, message.flowRunId)
          : undefined;
    acted?.catch((error: unknown) => {
      void this.#editor.vscode.window.showErrorMessage(
        `nbflow: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  }
}

const keyOf = ({ name }: Source, flowRunId: string): string => `${flowRunId} ${name}`;

function portOf(webview: Webview) {
  const post = webview.postMessage.bind(webview);
  return {
    post: (message: unknown) => void post(message),
    listen: (on: (message: unknown) => void) => {
      const listening = webview.onDidReceiveMessage(on);
      return () => listening.dispose();
    },
  };
}

async function titleOf(client: Client, flowRunId: string): Promise<string> {
  const run = await client.flowRun(flowRunId);
  return `${run.flowName} · ${run.name}`;
}

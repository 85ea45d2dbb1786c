import { randomBytes } from "node:crypto";
import type { Webview, WebviewOptions, WebviewPanel } from "vscode";
import type { Editor } from "../editor.js";
import {
  serverClient,
  type Client,
  type FlowRun,
  type Found,
  type ServerAddress,
  type Source,
  type Stop,
} from "../server-client/index.js";
import { openCell } from "./open-cell.js";
import { noPageHtml, pageHtml } from "./page-html.js";

/** Goes on with a run where it stopped. */
export type Resume = (run: FlowRun) => Promise<void>;

/** The pages of runs that are open, one a run. The page speaks to its server through this host, and sees no address and no key. */
export class RunPages {
  readonly #editor: Editor;
  readonly #resume: Resume;
  readonly #open = new Map<string, Open>();

  constructor(editor: Editor, resume: Resume) {
    this.#editor = editor;
    this.#resume = resume;
  }

  /** Shows the page of a flow run; `title` until it is known by name. */
  async show(source: Source, flowRunId: string, title?: string): Promise<void> {
    const { vscode } = this.#editor;
    const found = await source.find({ ask: true });
    const shown = this.#open.get(keyOf(source, flowRunId));
    shown?.panel.reveal();
    if (found.kind !== "client") return;
    if (shown) {
      // A server that has another address or key by now does not answer the page that it had.
      if (!isSame(shown.address, found.address)) await this.#fill(shown.panel, found, source, flowRunId);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      "nbflow.run",
      title ?? (await titleOf(found.client, flowRunId)),
      vscode.ViewColumn.Active,
      { ...this.#options, retainContextWhenHidden: true },
    );
    await this.#fill(panel, found, source, flowRunId);
  }

  /** Shows the page in a panel that was open when the window closed; nobody is asked for anything. */
  async restore(panel: WebviewPanel, source: Source | undefined, flowRunId: string): Promise<void> {
    panel.webview.options = this.#options;
    try {
      if (!source) return void (panel.webview.html = noPageHtml(reasons.gone));
      const found = await source.find();
      if (found.kind === "client") await this.#fill(panel, found, source, flowRunId);
      else panel.webview.html = noPageHtml(reasons[found.kind]);
    } catch (error) {
      this.#editor.log.error(error instanceof Error ? error : String(error));
      panel.webview.html = noPageHtml("Its server can't be reached. The view Runs says more.");
    }
  }

  dispose(): void {
    for (const { panel } of this.#open.values()) panel.dispose();
  }

  get #options(): WebviewOptions {
    return { enableScripts: true, localResourceRoots: [this.#root] };
  }

  get #root() {
    const { vscode, context } = this.#editor;
    return vscode.Uri.joinPath(context.extensionUri, "dist", "run-page");
  }

  async #fill(
    panel: WebviewPanel,
    { client, address }: FoundClient,
    source: Source,
    flowRunId: string,
  ): Promise<void> {
    const { vscode, context } = this.#editor;
    const key = keyOf(source, flowRunId);
    panel.iconPath = vscode.Uri.joinPath(context.extensionUri, "media", "icon.png");
    const before = this.#open.get(key);
    before?.stop();
    const { serveClient } = await serverClient();
    const listening = panel.webview.onDidReceiveMessage((message: unknown) =>
      this.#asked(source, client, message),
    );
    const stopServing = serveClient(client, portOf(panel.webview));
    const stop = (): void => {
      listening.dispose();
      stopServing();
    };
    this.#open.set(key, { panel, address, stop });
    if (!before) {
      panel.onDidDispose(() => {
        this.#open.get(key)?.stop();
        this.#open.delete(key);
      });
    }
    const at = (file: string): string =>
      panel.webview.asWebviewUri(vscode.Uri.joinPath(this.#root, file)).toString();
    panel.webview.html = pageHtml({
      flowRunId,
      server: source.name,
      script: at("run-page.js"),
      styles: at("run-page-styles.css"),
      source: panel.webview.cspSource,
      nonce: randomBytes(16).toString("hex"),
    });
  }

  /** What the page asks of the editor; all else are its calls. */
  #asked(source: Source, client: Client, message: unknown): void {
    this.#act(source, client, message)?.catch((error: unknown) => {
      void this.#editor.vscode.window.showErrorMessage(
        `nbflow: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  }

  #act(source: Source, client: Client, message: unknown): Promise<void> | undefined {
    if (typeof message !== "object" || message === null || !("type" in message)) return undefined;
    if (message.type === "nbflow-open-cell") return openCell(this.#editor, message);
    if (!("flowRunId" in message) || typeof message.flowRunId !== "string") return undefined;
    const { type, flowRunId } = message;
    if (type === "nbflow-open-run") return this.show(source, flowRunId);
    return type === "nbflow-resume-run" ? client.flowRun(flowRunId).then(this.#resume) : undefined;
  }
}

type FoundClient = Extract<Found, { readonly kind: "client" }>;

interface Open {
  readonly panel: WebviewPanel;
  readonly address: ServerAddress;
  /** Ends what the page is served with. */
  readonly stop: Stop;
}

const isSame = (a: ServerAddress, b: ServerAddress): boolean => a.api === b.api && a.key === b.key;

/** Why a page is not there again. */
const reasons: Readonly<Record<Exclude<Found["kind"], "client"> | "gone", string>> = {
  gone: "The server of this run is not among your servers any more.",
  missing: "There is no nbflow here that could show this run. The view Runs offers to install it.",
  untrusted: "This workspace is not trusted, so nbflow's server is not started.",
  locked: "The server of this run asks for a key. Enter it in the view Runs, then open the run there.",
};

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

import { FakeEventEmitter } from "./event-emitter.js";
import type { FakeUri } from "./uri.js";

/** A webview's page: what it was sent, and what it sends. */
export class FakePanel {
  readonly title: string;
  readonly posted: unknown[] = [];
  readonly #messages = new FakeEventEmitter<unknown>();
  readonly #disposed = new FakeEventEmitter<unknown>();
  readonly onDidDispose = this.#disposed.event;
  readonly webview = {
    html: "",
    options: {},
    cspSource: "vscode-resource:",
    asWebviewUri: (uri: FakeUri) => uri,
    onDidReceiveMessage: this.#messages.event,
    postMessage: async (message: unknown) => this.posted.push(message) > 0,
  };
  revealed = 0;

  constructor(title: string) {
    this.title = title;
  }

  reveal(): void {
    this.revealed += 1;
  }

  /** The page sends a message. */
  send(message: unknown): void {
    this.#messages.fire(message);
  }

  dispose(): void {
    this.#disposed.fire(undefined);
  }
}

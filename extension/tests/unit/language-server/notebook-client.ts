import type { Published, ServerProcess } from "./server.js";

interface CellText {
  readonly kind?: "code" | "markdown" | "raw";
  readonly languageId?: string;
  readonly text: string;
  readonly tags?: readonly string[];
  readonly executionOrder?: number;
}

/** An editor with one notebook open, that says what VS Code would say. */
export class NotebookClient {
  readonly uri: string;
  readonly #server: ServerProcess;
  #version = 0;
  #made = 0;

  constructor(server: ServerProcess, name = "trips.ipynb") {
    this.#server = server;
    this.uri = `file:///home/ada/${name}`;
  }

  static async start(server: ServerProcess, initializationOptions: unknown = {}): Promise<void> {
    await server.connection.sendRequest("initialize", {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true } } },
      initializationOptions,
    });
    await server.connection.sendNotification("initialized", {});
  }

  /** Opens it and waits for its analysis. */
  async open(cells: readonly (CellText | string)[], kernel = "python"): Promise<void> {
    const made = cells.map((cell) => this.#cell(typeof cell === "string" ? { text: cell } : cell));
    await this.#send("notebookDocument/didOpen", {
      notebookDocument: {
        uri: this.uri,
        notebookType: "jupyter-notebook",
        version: this.#version,
        metadata: { metadata: { kernelspec: { name: "python3", language: kernel } } },
        cells: made.map(({ cell }) => cell),
      },
      cellTextDocuments: made.map(({ document }) => document),
    });
  }

  /** Puts a text in the place of a cell's, and waits for the analysis. */
  async type(cell: number, text: string): Promise<void> {
    this.#version += 1;
    await this.#send("notebookDocument/didChange", {
      notebookDocument: { uri: this.uri, version: this.#version },
      change: {
        cells: {
          textContent: [
            { document: { uri: this.cell(cell), version: this.#version + 1 }, changes: [{ text }] },
          ],
        },
      },
    });
  }

  /** The URI of the cell that was made so manieth; the first is 0. */
  cell(number: number): string {
    return `vscode-notebook-cell://host${this.uri.slice(7)}#${number}`;
  }

  /** `code line:from-to message` of each diagnostic at a cell. */
  diagnostics(cell: number): readonly string[] {
    const found: Published["diagnostics"] = this.#server.diagnostics.get(this.cell(cell))?.diagnostics ?? [];
    return found.map(
      ({ code, message, range: { start, end } }) =>
        `${code} ${start.line}:${start.character}-${end.character} ${message}`,
    );
  }

  async #send(method: string, params: unknown): Promise<void> {
    const before = this.#server.becomes();
    await this.#server.connection.sendNotification(method, params);
    await this.#server.until(() => this.#server.becomes() !== before);
  }

  #cell({ kind = "code", languageId, text, tags = [], executionOrder }: CellText) {
    const uri = this.cell(this.#made++);
    const language = languageId ?? { code: "python", markdown: "markdown", raw: "raw" }[kind];
    return {
      cell: {
        kind: kind === "markdown" ? 1 : 2,
        document: uri,
        metadata: { metadata: { tags } },
        ...(executionOrder === undefined ? {} : { executionSummary: { executionOrder } }),
      },
      document: { uri, languageId: language, version: 1, text },
    };
  }
}

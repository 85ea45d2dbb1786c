import type {
  DidChangeNotebookDocumentParams,
  DidOpenNotebookDocumentParams,
  NotebookCell,
  TextDocumentItem,
} from "vscode-languageserver";
import { NotebookCellKind } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isRecord, type StoredNotebook } from "./stored-notebook.js";

/**
 * The open notebooks. The library's own store loses cells that are moved, throws on cells that it does not know and keeps
 * deleted ones; here what the last message says is what there is:
 * 1. a notebook's cells are those of its last structure, in its order;
 * 2. a cell's document is the one opened last under its URI, with all changes since.
 */
export class NotebookStore {
  readonly #open = new Map<string, OpenNotebook>();

  get(uri: string): StoredNotebook | undefined {
    return this.#open.get(uri)?.stored();
  }

  get all(): readonly StoredNotebook[] {
    return [...this.#open.values()].map((notebook) => notebook.stored());
  }

  /** The notebook that a cell is in, by the cell document's URI. */
  withCell(cell: string): StoredNotebook | undefined {
    return [...this.#open.values()].find((notebook) => notebook.has(cell))?.stored();
  }

  opened({ notebookDocument, cellTextDocuments }: DidOpenNotebookDocumentParams): void {
    const { uri, version, metadata, cells } = notebookDocument;
    const notebook = new OpenNotebook(uri);
    notebook.put(version, metadata, cells, cellTextDocuments);
    this.#open.set(uri, notebook);
  }

  /** False for a notebook that is not open. */
  changed({ notebookDocument, change }: DidChangeNotebookDocumentParams): boolean {
    const notebook = this.#open.get(notebookDocument.uri);
    notebook?.change(notebookDocument.version, change);
    return notebook !== undefined;
  }

  closed(uri: string): void {
    this.#open.delete(uri);
  }
}

class OpenNotebook {
  readonly #uri: string;
  readonly #documents = new Map<string, TextDocument>();
  #version = 0;
  #metadata: unknown = {};
  #cells: NotebookCell[] = [];

  constructor(uri: string) {
    this.#uri = uri;
  }

  has(cell: string): boolean {
    return this.#documents.has(cell);
  }

  put(
    version: number,
    metadata: unknown,
    cells: readonly NotebookCell[],
    documents: readonly TextDocumentItem[],
  ): void {
    this.#version = version;
    this.#metadata = metadata;
    this.#cells = [...cells];
    for (const document of documents) this.#openDocument(document);
  }

  change(version: number, { metadata, cells }: DidChangeNotebookDocumentParams["change"]): void {
    this.#version = version;
    if (metadata !== undefined) this.#metadata = metadata;
    const { array, didOpen } = cells?.structure ?? {};
    for (const document of didOpen ?? []) this.#openDocument(document);
    if (array) {
      this.#cells.splice(array.start, array.deleteCount, ...(array.cells ?? []));
      const there = new Set(this.#cells.map(({ document }) => document));
      for (const uri of this.#documents.keys()) if (!there.has(uri)) this.#documents.delete(uri);
    }
    for (const cell of cells?.data ?? []) {
      const index = this.#cells.findIndex(({ document }) => document === cell.document);
      if (index !== -1) this.#cells[index] = cell;
    }
    for (const {
      document: { uri, version: next },
      changes,
    } of cells?.textContent ?? []) {
      const document = this.#documents.get(uri);
      if (document) this.#documents.set(uri, TextDocument.update(document, changes, next));
    }
  }

  stored(): StoredNotebook {
    const cells = this.#cells.flatMap(({ document: uri, kind, metadata, executionSummary }) => {
      const document = this.#documents.get(uri);
      if (!document) return [];
      const executionOrder = executionSummary?.executionOrder ?? null;
      return [
        {
          document,
          isMarkup: kind === NotebookCellKind.Markup,
          metadata: recordOf(metadata),
          executionOrder,
        },
      ];
    });
    return { uri: this.#uri, version: this.#version, metadata: recordOf(this.#metadata), cells };
  }

  #openDocument({ uri, languageId, version, text }: TextDocumentItem): void {
    this.#documents.set(uri, TextDocument.create(uri, languageId, version, text));
  }
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

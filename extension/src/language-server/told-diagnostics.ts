import type { CellDiagnostics } from "./shows/index.js";

/** What the editor shows at the cells: a cell that has nothing, and had nothing, is not told so again. */
export class ToldDiagnostics {
  readonly #send: (diagnostics: Omit<CellDiagnostics, "version"> & { version?: number }) => void;
  readonly #shown = new Set<string>();

  constructor(send: (diagnostics: Omit<CellDiagnostics, "version"> & { version?: number }) => void) {
    this.#send = send;
  }

  tell(found: CellDiagnostics): void {
    if (found.diagnostics.length === 0) return this.clear(found.uri);
    this.#shown.add(found.uri);
    this.#send(found);
  }

  clear(uri: string): void {
    if (this.#shown.delete(uri)) this.#send({ uri, diagnostics: [] });
  }
}

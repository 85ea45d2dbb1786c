import fc from "fast-check";
import { expect, test } from "vitest";
import type { DidChangeNotebookDocumentParams, NotebookCell, TextDocumentItem } from "vscode-languageserver";
import { NotebookStore } from "../../../src/language-server/notebooks/index.js";

interface Cell {
  readonly uri: string;
  languageId: string;
  text: string;
}

/** What a person does to a notebook; numbers are places, taken modulo what there is. */
type Deed =
  | { readonly kind: "insert"; readonly at: number; readonly text: string }
  | { readonly kind: "delete"; readonly at: number }
  | { readonly kind: "move"; readonly at: number; readonly to: number }
  | { readonly kind: "type"; readonly at: number; readonly text: string; readonly where: number }
  | { readonly kind: "language"; readonly at: number; readonly languageId: string };

const place = fc.nat(20);
const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", " "), maxLength: 6 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), at: place, text }),
  fc.record({ kind: fc.constant("delete" as const), at: place }),
  fc.record({ kind: fc.constant("move" as const), at: place, to: place }),
  fc.record({ kind: fc.constant("type" as const), at: place, text, where: place }),
  fc.record({
    kind: fc.constant("language" as const),
    at: place,
    languageId: fc.constantFrom("python", "raw"),
  }),
);

const cellOf = ({ uri }: Cell): NotebookCell => ({ kind: 2, document: uri });
const documentOf = ({ uri, languageId, text: now }: Cell): TextDocumentItem => ({
  uri,
  languageId,
  version: 1,
  text: now,
});

/** An editor that says to a store what VS Code's client library would. */
class Model {
  readonly cells: Cell[] = [{ uri: "cell:0", languageId: "python", text: "" }];
  readonly store = new NotebookStore();
  #version = 0;
  #made = 1;

  constructor() {
    this.store.opened({
      notebookDocument: {
        uri: "n",
        notebookType: "jupyter-notebook",
        version: 0,
        cells: this.cells.map(cellOf),
      },
      cellTextDocuments: this.cells.map(documentOf),
    });
  }

  do(deed: Deed): void {
    const at = this.cells.length === 0 ? 0 : deed.at % this.cells.length;
    const cell = this.cells[at];
    if (deed.kind === "insert") {
      const made = { uri: `cell:${this.#made++}`, languageId: "python", text: deed.text };
      this.cells.splice(at, 0, made);
      this.#structure(at, 0, [made], { didOpen: [documentOf(made)] });
    } else if (!cell) {
      return;
    } else if (deed.kind === "delete") {
      this.cells.splice(at, 1);
      this.#structure(at, 1, [], { didClose: [{ uri: cell.uri }] });
    } else if (deed.kind === "move") {
      const to = deed.to % this.cells.length;
      this.cells.splice(at, 1);
      this.cells.splice(to, 0, cell);
      const [first, last] = [Math.min(at, to), Math.max(at, to)];
      this.#structure(first, last - first + 1, this.cells.slice(first, last + 1), {});
    } else if (deed.kind === "type") {
      const offset = deed.where % (cell.text.length + 1);
      const before = cell.text.slice(0, offset).split("\n");
      const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      cell.text = cell.text.slice(0, offset) + deed.text + cell.text.slice(offset);
      const changes = [{ range: { start, end: start }, text: deed.text }];
      this.#change({
        cells: { textContent: [{ document: { uri: cell.uri, version: this.#version + 2 }, changes }] },
      });
    } else {
      cell.languageId = deed.languageId;
      this.#structure(at, 1, [], { didClose: [{ uri: cell.uri }] });
      this.#structure(at, 0, [cell], { didOpen: [documentOf(cell)] });
    }
  }

  #structure(
    start: number,
    deleteCount: number,
    cells: readonly Cell[],
    more: { readonly didOpen?: TextDocumentItem[]; readonly didClose?: { uri: string }[] },
  ): void {
    this.#change({
      cells: { structure: { array: { start, deleteCount, cells: cells.map(cellOf) }, ...more } },
    });
  }

  #change(change: DidChangeNotebookDocumentParams["change"]): void {
    this.#version += 1;
    this.store.changed({ notebookDocument: { uri: "n", version: this.#version }, change });
  }
}

test("the store has the cells that the editor has, in its order, with their texts and languages", () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
      const model = new Model();
      for (const one of deeds) {
        model.do(one);
        const stored = model.store.get("n")?.cells ?? [];
        const shown = stored.map(({ document: { uri, languageId } }, index) => {
          return { uri, languageId, text: stored[index]?.document.getText() };
        });
        expect(shown).toEqual(model.cells);
      }
      for (const { uri } of model.cells) expect(model.store.withCell(uri)?.uri).toBe("n");
    }),
  );
});

test("a cell that was deleted belongs to no notebook", () => {
  const model = new Model();
  model.do({ kind: "delete", at: 0 });
  expect(model.store.withCell("cell:0")).toBeUndefined();
});

test("a change of a cell or a notebook that is not there changes nothing", () => {
  const model = new Model();
  const change = {
    cells: {
      data: [{ kind: 2, document: "cell:9" } as const],
      textContent: [{ document: { uri: "cell:9", version: 2 }, changes: [{ text: "x" }] }],
    },
  };
  expect(model.store.changed({ notebookDocument: { uri: "n", version: 1 }, change })).toBe(true);
  expect(model.store.get("n")?.cells.map(({ document }) => document.getText())).toEqual([""]);
  expect(model.store.changed({ notebookDocument: { uri: "other", version: 1 }, change })).toBe(false);
});

import type { Disposable, NotebookEditor, TextEditor, Uri } from "vscode";
import type { Editor } from "../editor.js";
import { previewedNotebook, previewOf } from "../files/index.js";
import type { ScriptSpan } from "../language-protocol/index.js";
import type { Scripts } from "./scripts.js";

/** While a preview is beside its notebook, the selected cell's lines stand out in it, and a click on a line selects its cell. */
export class Highlight {
  readonly #editor: Editor;
  readonly #scripts: Scripts;
  readonly #lines;
  readonly #listeners: Disposable[];
  /** The cell to go to in a preview that is not there yet: its document's URI. */
  #awaited: string | undefined;

  constructor(editor: Editor, scripts: Scripts) {
    const { vscode } = editor;
    this.#editor = editor;
    this.#scripts = scripts;
    this.#lines = vscode.window.createTextEditorDecorationType({
      isWholeLine: true,
      backgroundColor: new vscode.ThemeColor("editor.selectionHighlightBackground"),
      borderColor: new vscode.ThemeColor("notebook.focusedCellBorder"),
      borderStyle: "solid",
      borderWidth: "0 0 0 2px",
      overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.selectionHighlightForeground"),
    });
    this.#listeners = [
      this.#lines,
      vscode.window.onDidChangeNotebookEditorSelection(({ notebookEditor }) =>
        this.#fromNotebook(notebookEditor),
      ),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
        if (kind !== undefined) this.#fromScript(textEditor);
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const { document } of editors) {
          const notebook = previewedNotebook(vscode, document.uri);
          if (notebook) this.#again(notebook);
        }
      }),
      scripts.onDidShow((notebook) => this.#again(notebook)),
    ];
  }

  /** Shows a cell's lines, now or when the preview is there. */
  show(notebook: Uri, cell: string): void {
    this.#awaited = cell;
    this.#again(notebook);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #again(notebook: Uri): void {
    const shown = this.#notebookEditor(notebook);
    if (shown) this.#fromNotebook(shown);
  }

  #fromNotebook({ notebook, selections }: NotebookEditor): void {
    const preview = this.#previewEditor(notebook.uri);
    if (!preview) return;
    const selected = selections.flatMap(({ start, end }) =>
      Array.from({ length: end - start }, (_, offset) => start + offset),
    );
    const cells = this.#awaited
      ? [this.#awaited]
      : selected.flatMap((index) =>
          index < notebook.cellCount ? [notebook.cellAt(index).document.uri.toString()] : [],
        );
    const spans = this.#scripts.spans(notebook.uri).filter(({ cell }) => cells.includes(cell));
    this.#mark(preview, spans);
    if (spans.length > 0) this.#awaited = undefined;
  }

  #mark(preview: TextEditor, spans: readonly ScriptSpan[]): void {
    const { vscode } = this.#editor;
    const ranges = spans.map(({ line, lines }) => new vscode.Range(line, 0, line + lines - 1, 0));
    preview.setDecorations(this.#lines, ranges);
    const [first] = ranges;
    if (first) preview.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #fromScript({ document, selection }: TextEditor): void {
    const { vscode } = this.#editor;
    const uri = previewedNotebook(vscode, document.uri);
    const shown = uri && this.#notebookEditor(uri);
    if (!uri || !shown) return;
    const { line } = selection.active;
    const span = this.#scripts.spans(uri).find((one) => one.line <= line && line < one.line + one.lines);
    const cells = shown.notebook.getCells();
    const index = cells.findIndex((cell) => cell.document.uri.toString() === span?.cell);
    if (index === -1) return;
    const range = new vscode.NotebookRange(index, index + 1);
    shown.selections = [range];
    shown.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
  }

  #notebookEditor(notebook: Uri): NotebookEditor | undefined {
    const { visibleNotebookEditors } = this.#editor.vscode.window;
    return visibleNotebookEditors.find((one) => one.notebook.uri.toString() === notebook.toString());
  }

  #previewEditor(notebook: Uri): TextEditor | undefined {
    const preview = previewOf(notebook).toString();
    return this.#editor.vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === preview,
    );
  }
}

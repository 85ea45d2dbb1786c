import { randomUUID } from "node:crypto";
import type { Diagnostic, DiagnosticCollection, Disposable, Task, Uri } from "vscode";
import type { Editor } from "../../editor.js";
import { isThere, kindOf, notebookOf, readText } from "../../files/index.js";
import { type FailedCell, readReport, type RunReport } from "./executed-notebook.js";
import { lineOfCell, lineOfTask } from "./script-line.js";

/** In milliseconds. */
const aDay = 86_400_000;

interface FailedRun {
  readonly file: Uri;
  readonly report: RunReport;
  /** The script's text as it ran; undefined for a notebook. */
  readonly script: string | undefined;
}

/**
 * What failed in the last run of each flow, as diagnostics: at the line of the script, and at the notebook's cell. It is
 * read from the executed notebook that a run leaves where it was told to, whoever started the task.
 */
export class RunFailures {
  readonly #editor: Editor;
  readonly #shown: DiagnosticCollection;
  readonly #failed = new Map<string, FailedRun>();
  /** The files that reports are of, by the report's path. */
  readonly #awaited = new Map<string, Uri>();
  /** The texts of the scripts that run, as they were when they began, by the report's path. */
  readonly #scripts = new Map<string, Promise<string | undefined>>();
  readonly #listeners: Disposable[];

  constructor(editor: Editor) {
    const { languages, tasks, workspace } = editor.vscode;
    this.#editor = editor;
    this.#shown = languages.createDiagnosticCollection("nbflow run");
    const log = (error: unknown): void =>
      editor.log.error(`What a run left could not be read: ${String(error)}`);
    this.#listeners = [
      this.#shown,
      // A notebook's cells can be pointed at while it is open.
      workspace.onDidOpenNotebookDocument(() => this.#show()),
      tasks.onDidStartTaskProcess(({ execution }) => void this.#begin(execution.task).catch(log)),
      tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (exitCode !== 0) void this.#end(execution.task).catch(log);
      }),
    ];
  }

  /** Where a run of a file is to leave its executed notebook; undefined where there is no workspace to keep it in. */
  async reportOf(file: Uri): Promise<Uri | undefined> {
    const { vscode, context } = this.#editor;
    if (!context.storageUri) return undefined;
    const folder = vscode.Uri.joinPath(context.storageUri, "runs");
    await vscode.workspace.fs.createDirectory(folder);
    await this.#removeOld(folder);
    const report = vscode.Uri.joinPath(folder, `${randomUUID()}.ipynb`);
    this.#awaited.set(report.fsPath, file);
    return report;
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Forgets what failed in the last run of the file: another has begun. */
  async #begin(task: Task): Promise<void> {
    const report = this.#reportIn(task);
    const file = report && this.#awaited.get(report.fsPath);
    if (!report || !file) return;
    if (kindOf(file) === "flow") this.#scripts.set(report.fsPath, readText(this.#editor.vscode, file));
    for (const [key, run] of this.#failed)
      if (notebookOf(run.file).toString() === notebookOf(file).toString()) this.#failed.delete(key);
    this.#show();
    // A task may be run again as it is, and what it left then is of the run before.
    await this.#remove(report);
  }

  /** A run that failed before it began leaves no report, and nothing is shown. */
  async #end(task: Task): Promise<void> {
    const report = this.#reportIn(task);
    const file = report && this.#awaited.get(report.fsPath);
    const text = report && (await readText(this.#editor.vscode, report));
    if (!file || text === undefined) return;
    const script = await this.#scripts.get(report.fsPath);
    this.#failed.set(file.toString(), { file, report: readReport(text), script });
    this.#show();
  }

  #reportIn({ execution }: Task): Uri | undefined {
    const { Uri } = this.#editor.vscode;
    const words = execution && "args" in execution ? (execution.args ?? []) : [];
    const path = words[words.indexOf("--report") + 1];
    return typeof path === "string" && words.includes("--report") ? Uri.file(path) : undefined;
  }

  #show(): void {
    const found = new Map<string, { uri: Uri; diagnostics: Diagnostic[] }>();
    const add = (uri: Uri, diagnostic: Diagnostic): void => {
      const at = found.get(uri.toString()) ?? { uri, diagnostics: [] };
      found.set(uri.toString(), { uri, diagnostics: [...at.diagnostics, diagnostic] });
    };
    for (const run of this.#failed.values()) {
      for (const cell of run.report.failed) this.#atCell(run, cell, add);
      if (run.report.failed.length === 0) this.#atTask(run, add);
    }
    this.#shown.clear();
    for (const { uri, diagnostics } of found.values()) this.#shown.set(uri, diagnostics);
  }

  #atCell({ file, script }: FailedRun, failed: FailedCell, add: (uri: Uri, one: Diagnostic) => void): void {
    const message = `${failed.error}\n\n${failed.traceback}`;
    const lines = failed.source.split("\n");
    const text = lines[(failed.line ?? 1) - 1] ?? "";
    const row = script === undefined ? undefined : lineOfCell(script, failed.cell, failed.line ?? 1);
    if (row !== undefined) add(file, this.#diagnostic(row, text, message));
    const document = this.#cellDocument(notebookOf(file), failed);
    if (document) add(document, this.#diagnostic((failed.line ?? 1) - 1, text, message));
  }

  /** A function task of a script: its error has no cell, and the run names the task. */
  #atTask({ file, script, report }: FailedRun, add: (uri: Uri, one: Diagnostic) => void): void {
    const [, task, error] = /^(\S+) failed: (.*)$/su.exec(report.message ?? "") ?? [];
    if (script === undefined || task === undefined || error === undefined) return;
    const row = lineOfTask(script, task) ?? 0;
    add(file, this.#diagnostic(row, script.split("\n")[row] ?? "", error));
  }

  #diagnostic(row: number, text: string, message: string): Diagnostic {
    const { Range, Diagnostic: Made, DiagnosticSeverity } = this.#editor.vscode;
    const start = text.length - text.trimStart().length;
    const range = new Range(row, start, row, Math.max(start, text.trimEnd().length));
    const diagnostic = new Made(range, message, DiagnosticSeverity.Error);
    diagnostic.source = "nbflow run";
    return diagnostic;
  }

  /** The cell that ran, as long as it is in the notebook as it ran. */
  #cellDocument(notebook: Uri, { cell, source }: FailedCell): Uri | undefined {
    const { workspace, NotebookCellKind } = this.#editor.vscode;
    const open = workspace.notebookDocuments.find(({ uri }) => uri.toString() === notebook.toString());
    const cells = (open?.getCells() ?? []).filter(({ kind }) => kind === NotebookCellKind.Code);
    const isSame = (one: (typeof cells)[number] | undefined): boolean =>
      one?.document.getText().replaceAll("\r\n", "\n").trimEnd() === source.trimEnd();
    const same = isSame(cells[cell - 1]) ? cells[cell - 1] : cells.find(isSame);
    return same?.document.uri;
  }

  /** What runs left is for a person to open from the terminal, for a day. */
  async #removeOld(folder: Uri): Promise<void> {
    const { Uri, workspace } = this.#editor.vscode;
    for (const [name] of await workspace.fs.readDirectory(folder)) {
      const report = Uri.joinPath(folder, name);
      const { mtime } = await workspace.fs.stat(report);
      if (Date.now() - mtime > aDay) await workspace.fs.delete(report);
    }
  }

  async #remove(uri: Uri): Promise<void> {
    const { vscode } = this.#editor;
    if (await isThere(vscode, uri)) await vscode.workspace.fs.delete(uri);
  }
}

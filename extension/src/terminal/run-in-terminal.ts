import type { Disposable, ProcessExecution, ShellExecution, TaskExecution, Uri } from "vscode";
import type { Editor } from "../editor.js";

/** A program and the arguments that come before all others. No shell stands between: nothing in them is interpreted. */
export interface TerminalProgram {
  readonly file: string;
  readonly args: readonly string[];
}

/** Runs a program in the task terminal and gives its exit code; undefined where it was stopped or never started. */
export function runInTerminal(
  editor: Editor,
  run: {
    readonly title: string;
    readonly program: TerminalProgram;
    readonly args: readonly string[];
    readonly folder: Uri;
    /** What its environment has besides the terminal's own. */
    readonly env?: Readonly<Record<string, string>>;
  },
): Promise<number | undefined> {
  const { vscode } = editor;
  const args = [...run.program.args, ...run.args];
  editor.log.info(`${run.title}: ${JSON.stringify([run.program.file, ...args])}`);
  const execution = new vscode.ProcessExecution(run.program.file, args, {
    cwd: run.folder.fsPath,
    env: { ...run.env },
  });
  return runTask(editor, run.title, execution, run.folder);
}

/** Runs a task and waits for its end. */
export async function runTask(
  { vscode }: Editor,
  title: string,
  execution: ProcessExecution | ShellExecution,
  folder: Uri,
): Promise<number | undefined> {
  const scope = vscode.workspace.getWorkspaceFolder(folder) ?? vscode.TaskScope.Workspace;
  const task = new vscode.Task({ type: "nbflow" }, scope, title, "nbflow", execution, []);
  task.presentationOptions = {
    reveal: vscode.TaskRevealKind.Always,
    panel: vscode.TaskPanelKind.Shared,
    clear: true,
    showReuseMessage: false,
  };

  const listeners: Disposable[] = [];
  try {
    // The listeners stand before the task starts: a short one may end before executeTask has answered.
    const exitCodes = new Map<TaskExecution, number | undefined>();
    const ended = new Set<TaskExecution>();
    let onEnd = (): void => undefined;
    listeners.push(
      vscode.tasks.onDidEndTaskProcess((event) => exitCodes.set(event.execution, event.exitCode)),
      vscode.tasks.onDidEndTask((event) => {
        ended.add(event.execution);
        onEnd();
      }),
    );
    const started = await vscode.tasks.executeTask(task);
    await new Promise<void>((resolve) => {
      onEnd = () => (ended.has(started) ? resolve() : undefined);
      onEnd();
    });
    return exitCodes.get(started);
  } finally {
    for (const listener of listeners) listener.dispose();
  }
}

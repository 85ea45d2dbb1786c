import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { settingsFor } from "../settings/settings.js";

/** The part of the Python extension's API that is used here; for a notebook it answers with its Jupyter kernel's. */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource: Uri): { readonly id: string; readonly path: string };
    resolveEnvironment(path: {
      readonly id: string;
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri: Uri | undefined } } | undefined>;
  };
}

const patience = 10_000;

/**
 * The interpreter that the person selected for a notebook: the setting `nbflow.python`, else what the Python extension
 * says. Undefined where neither says one; then `nbflow` takes the notebook's kernel.
 */
export async function selectedInterpreter(editor: Editor, notebook: Uri): Promise<string | undefined> {
  const { python } = settingsFor(editor, notebook);
  if (python !== undefined) return python;
  const extension = editor.vscode.extensions.getExtension<PythonApi>("ms-python.python");
  if (!extension) return undefined;
  try {
    return await within(patience, async () => {
      const { environments } = await extension.activate();
      const environment = await environments.resolveEnvironment(
        environments.getActiveEnvironmentPath(notebook),
      );
      return environment?.executable.uri?.fsPath;
    });
  } catch (error) {
    editor.log.warn(`The Python extension did not say which interpreter is selected: ${String(error)}`);
    return undefined;
  }
}

async function within<T>(milliseconds: number, ask: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([ask(), late]);
  } finally {
    clearTimeout(timer);
  }
}

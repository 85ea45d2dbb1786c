import type { Uri } from "vscode";
import type { Vscode } from "../editor.js";

/** The files that notebooks and scripts are looked for in. */
export const flowPattern = "**/*.{ipynb,flow.ts}";
const exclude = "**/{node_modules,.ipynb_checkpoints,.venv}/**";
const most = 500;

/** The files of the workspace that are like a pattern, without those of packages and checkpoints. */
export const filesLike = ({ workspace }: Vscode, pattern: string): Thenable<readonly Uri[]> =>
  workspace.findFiles(pattern, exclude, most);

export const isThere = ({ workspace }: Vscode, file: Uri): Promise<boolean> =>
  Promise.resolve(workspace.fs.stat(file)).then(
    () => true,
    () => false,
  );

/** The text of a file; undefined where it is not there, or can't be read. */
export async function readText(
  { workspace, FileSystemError }: Vscode,
  file: Uri,
): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof FileSystemError) return undefined;
    throw error;
  }
}

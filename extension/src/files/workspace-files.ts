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

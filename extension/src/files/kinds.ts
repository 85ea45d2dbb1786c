import type { Uri } from "vscode";

/** The two kinds of file that nbflow runs. */
export type FileKind = "notebook" | "flow";

/** The scheme of documents that show what a notebook becomes. */
export const previewScheme = "nbflow-preview";

/** Which kind a file is, by its name; undefined for any other file. */
export function kindOf(uri: Uri): FileKind | undefined {
  if (uri.scheme === previewScheme) return undefined;
  if (/\.ipynb$/i.test(uri.path)) return "notebook";
  if (/\.flow\.ts$/i.test(uri.path)) return "flow";
  return undefined;
}

/** Where `nbflow convert` writes a notebook's script: `trips.ipynb` gives `trips.flow.ts`, beside it. */
export const scriptOf = (notebook: Uri): Uri =>
  notebook.with({ path: notebook.path.replace(/\.ipynb$/i, ".flow.ts") });

/** The notebook that a script was written from, by its name; a notebook is its own. */
export const notebookOf = (file: Uri): Uri =>
  file.with({ path: file.path.replace(/\.flow\.ts$/i, ".ipynb") });

/** A file with one of its flows, as `nbflow` is told of it: `trips.flow.ts:nightly`; the file alone for its default. */
export const withFlow = (file: string, flow: string | undefined): string =>
  flow === undefined ? file : `${file}:${flow}`;

/** A file's name without its folder. */
export const nameOf = (file: Uri): string => file.path.slice(file.path.lastIndexOf("/") + 1);

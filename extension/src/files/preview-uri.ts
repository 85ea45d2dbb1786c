import type { Uri } from "vscode";
import { nameOf, previewScheme, scriptOf } from "./kinds.js";
import type { Vscode } from "../editor.js";

/** The document that shows what a notebook becomes; it stands where the script would, so that it is named so. */
export const previewOf = (notebook: Uri): Uri => {
  const script = scriptOf(notebook);
  const path = script.path.slice(0, -nameOf(script).length) + `Preview of ${nameOf(script)}`;
  return notebook.with({ scheme: previewScheme, path, query: notebook.toString() });
};

/** The notebook that a preview shows; undefined for any other document. */
export const previewedNotebook = ({ Uri }: Pick<Vscode, "Uri">, uri: Uri): Uri | undefined =>
  uri.scheme === previewScheme ? Uri.parse(uri.query) : undefined;

import type { CodeLens, CodeLensProvider } from "vscode";
import type { Editor } from "../editor.js";

/** Over a script's flow: run it, set its parameters and run it, debug it, deploy it. */
export const flowLenses = ({ vscode }: Editor): CodeLensProvider => ({
  provideCodeLenses: (document): CodeLens[] => {
    const at = /^export default (?:flow|flowOfMethod)\b/mu.exec(document.getText())?.index;
    if (at === undefined) return [];
    const range = document.lineAt(document.positionAt(at)).range;
    const lens = (title: string, command: string): CodeLens =>
      new vscode.CodeLens(range, { title, command, arguments: [document.uri] });
    return [
      lens("$(play) Run", "nbflow.runAsFlow"),
      lens("Run with parameters…", "nbflow.runWithParameters"),
      lens("$(debug-alt) Debug", "nbflow.debugFlow"),
      lens("$(cloud-upload) Deploy…", "nbflow.deployFlow"),
    ];
  },
});

import type { CodeLens, CodeLensProvider } from "vscode";
import type { Editor } from "../editor.js";
import type { FlowTarget } from "../files/index.js";
import { flowsIn } from "./flows-in.js";

/** Over each flow of a script: run it, set its parameters and run it, debug it, deploy it. */
export const flowLenses = ({ vscode }: Editor): CodeLensProvider => ({
  provideCodeLenses: (document): CodeLens[] =>
    flowsIn(document.getText()).flatMap(({ at, flow }) => {
      const range = document.lineAt(document.positionAt(at)).range;
      const target: FlowTarget = { script: document.uri, flow };
      const lens = (title: string, command: string): CodeLens =>
        new vscode.CodeLens(range, { title, command, arguments: [target] });
      return [
        lens("$(play) Run", "nbflow.runAsFlow"),
        lens("Run with parameters…", "nbflow.runWithParameters"),
        lens("$(debug-alt) Debug", "nbflow.debugFlow"),
        lens("$(cloud-upload) Deploy…", "nbflow.deployFlow"),
      ];
    }),
});

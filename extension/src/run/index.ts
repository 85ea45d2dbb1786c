import { register } from "../commands/register.js";
import type { Feature } from "../editor.js";
import { flowLenses } from "./code-lenses.js";
import { debugFlow } from "./debug-flow.js";
import { RunFailures } from "./failures/index.js";
import { runFlow } from "./run-flow.js";
import { taskProvider } from "./task-provider.js";

/** Running notebooks and scripts: commands, the lines over a script's flow, tasks, and what failed. */
export const run: Feature = (editor) => {
  const { languages, tasks } = editor.vscode;
  const failures = new RunFailures(editor);
  return [
    failures,
    register(editor, "nbflow.runAsFlow", (file) => runFlow(editor, failures, file, { ask: false })),
    register(editor, "nbflow.runWithParameters", (file) => runFlow(editor, failures, file, { ask: true })),
    register(editor, "nbflow.debugFlow", (file) => debugFlow(editor, file)),
    languages.registerCodeLensProvider({ scheme: "file", pattern: "**/*.flow.ts" }, flowLenses(editor)),
    tasks.registerTaskProvider("nbflow", taskProvider(editor, failures)),
  ];
};

import type { Disposable } from "vscode";
import type { Editor } from "../editor.js";
import type { LocalServer } from "../local-server/index.js";
import { runPages } from "../run-page/index.js";
import { runActions } from "./actions.js";
import { runLogs } from "./run-logs.js";
import { RunsModel } from "./runs-model.js";
import { runsView } from "./runs-view.js";

/** The view Runs, what can be done there, and the pages that it opens. */
export function runs(editor: Editor, server: LocalServer): readonly Disposable[] {
  const model = new RunsModel(editor, server);
  return [
    model,
    ...runsView(editor, model),
    ...runActions(editor, model),
    ...runLogs(editor, model),
    ...runPages(editor, server),
  ];
}

import type { Disposable } from "vscode";
import type { Editor } from "../editor.js";
import { runPages } from "../run-page/index.js";
import type { Servers } from "../servers/index.js";
import { runActions } from "./actions.js";
import { resumeRun } from "./resume-run.js";
import { runLogs } from "./run-logs.js";
import { RunsView } from "./runs-view.js";

/** The view Runs, what can be done there, and the pages that it opens. */
export function runs(editor: Editor, servers: Servers): readonly Disposable[] {
  const view = new RunsView(editor, servers);
  return [
    view,
    ...runActions(editor, view),
    ...runLogs(editor, view.tree),
    ...runPages(editor, servers, {
      resume: (run) => resumeRun(editor, run),
      selected: () => view.tree.selected(),
    }),
  ];
}

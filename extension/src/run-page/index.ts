import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { LocalServer } from "../local-server/index.js";
import { RunPages } from "./run-pages.js";

/** The page of a run, as the server's dashboard has it. Its command takes a line of the tree of runs. */
export function runPages(editor: Editor, server: LocalServer): readonly Disposable[] {
  const pages = new RunPages(editor, server);
  return [
    pages,
    register(editor, "nbflow.openRun", async (argument) => {
      const { run } = argument as {
        readonly run?: { readonly id: string; readonly flowName?: string; readonly name: string };
      };
      if (run) await pages.show(run.id, `${run.flowName ?? "run"} · ${run.name}`);
    }),
  ];
}

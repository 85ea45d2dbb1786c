import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { Source } from "../server-client/index.js";
import type { Servers } from "../servers/index.js";
import { RunPages } from "./run-pages.js";

/** The page of a run, as the server's dashboard has it. Its command takes a line of the tree of runs. */
export function runPages(editor: Editor, servers: Servers): readonly Disposable[] {
  const pages = new RunPages(editor);
  return [
    pages,
    register(editor, "nbflow.openRun", async (argument) => {
      const { run, source = servers.local } = argument as {
        readonly run?: { readonly id: string; readonly flowName?: string; readonly name: string };
        readonly source?: Source;
      };
      if (run) await pages.show(source, run.id, `${run.flowName ?? "run"} · ${run.name}`);
    }),
  ];
}

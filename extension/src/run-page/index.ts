import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { Source } from "../server-client/index.js";
import type { Servers } from "../servers/index.js";
import { RunPages, type Resume } from "./run-pages.js";

/**
 * The page of a run, as the server's dashboard has it. Its command takes a line of the tree of runs; without one, that which is
 * `selected` there. It outlives the window.
 */
export function runPages(
  editor: Editor,
  servers: Servers,
  { resume, selected }: { readonly resume: Resume; readonly selected: () => Promise<object | undefined> },
): readonly Disposable[] {
  const pages = new RunPages(editor, resume);
  return [
    pages,
    register(editor, "nbflow.openRun", async (argument) => {
      const { run, source = servers.local } = (argument ?? (await selected()) ?? {}) as {
        readonly run?: { readonly id: string; readonly flowName?: string; readonly name: string };
        readonly source?: Source;
      };
      if (run) await pages.show(source, run.id, `${run.flowName ?? "run"} · ${run.name}`);
    }),
    editor.vscode.window.registerWebviewPanelSerializer("nbflow.run", {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const { flowRunId, server } = (state ?? {}) as Readonly<Record<string, unknown>>;
        if (typeof flowRunId !== "string") return panel.dispose();
        const source =
          server === servers.local.name
            ? servers.local
            : (await servers.list()).find(({ name }) => name === server);
        await pages.restore(panel, source, flowRunId);
      },
    }),
  ];
}

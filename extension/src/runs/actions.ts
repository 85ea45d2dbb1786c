import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { Client, FlowRun, StateType } from "../server-client/index.js";
import { nodeOf, type Node } from "./node.js";
import { resumeRun } from "./resume-run.js";
import { allRuns } from "./runs-filter.js";
import type { RunsView } from "./runs-view.js";
import { stateWords } from "./state-look.js";

/** What can be done with a run, from the menu of its line. */
export function runActions(editor: Editor, view: RunsView) {
  const { vscode } = editor;
  const { window } = vscode;
  const onRun = (id: string, act: (run: FlowRun, client: Client) => Promise<unknown>) =>
    register(editor, id, async (argument) => {
      const node = nodeOf(argument);
      const client = node && view.tree.client(node);
      if (node?.kind === "flow-run" && client) await act(node.run, client);
    });

  return [
    onRun("nbflow.cancelRun", async (run, client) => {
      const cancel = "Cancel the run";
      const question = `Cancel ${run.flowName} (${run.name})? What it has finished stays.`;
      if ((await window.showWarningMessage(question, { modal: true }, cancel)) === cancel)
        await client.cancel(run.id);
    }),
    onRun("nbflow.retryRun", async (run, client) => {
      // A run of a deployment is its workers' matter; one of this machine is gone on with here.
      if (run.deploymentId === null) await resumeRun(editor, run);
      else await client.retry(run.id);
    }),
    register(editor, "nbflow.copyRunId", async (argument) => {
      const node: Node | undefined = nodeOf(argument);
      if (node && node.kind !== "more") await vscode.env.clipboard.writeText(node.run.id);
    }),
    register(editor, "nbflow.showMoreRuns", async () => view.more()),
    register(editor, "nbflow.showAllRuns", () => view.narrow(allRuns)),
    onRun("nbflow.showRunsOfFlow", ({ flowName }) => view.narrow({ flow: flowName })),
    register(editor, "nbflow.filterRuns", async () => {
      const items = Object.entries(stateWords).map(([state, label]) => ({
        label,
        state: state as StateType,
        picked: view.filter.states.includes(state as StateType),
      }));
      const picked = await window.showQuickPick(items, {
        title: "Runs in which states?",
        placeHolder: "None chosen shows all",
        canPickMany: true,
      });
      if (picked) await view.narrow({ states: picked.map(({ state }) => state) });
    }),
    register(editor, "nbflow.lookForRuns", (argument) => view.tree.look(argument)),
    register(editor, "nbflow.showLog", async () => editor.log.show()),
  ];
}

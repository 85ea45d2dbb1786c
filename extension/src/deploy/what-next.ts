import { openInBrowser, runDeployment } from "../deployments/index.js";
import type { Editor } from "../editor.js";
import type { Target } from "./ask-server.js";

const runNow = "Run now…";
const openPage = "Open in browser";

/** Says that a flow is deployed, and offers what comes next. `deployment`: its flow and name, `trips/nightly`. */
export async function whatNext(editor: Editor, target: Target, deployment: string): Promise<void> {
  const { window, commands } = editor.vscode;
  const { client, address, source, name: server } = target;
  void commands.executeCommand("nbflow.lookForDeployments", { source });
  const said = `nbflow: ${deployment} is deployed on ${server}.`;
  const next = await window.showInformationMessage(said, runNow, openPage);
  if (next === undefined) return;
  const name = deployment.slice(deployment.lastIndexOf("/") + 1);
  const { items } = await client.deployments({ name, limit: 200, offset: 0 });
  const found = items.find((one) => `${one.flowName}/${one.name}` === deployment);
  if (!found) throw new Error(`${deployment} is not on ${server} any more.`);
  if (next === runNow) await runDeployment(editor, client, { kind: "deployment", deployment: found, source });
  else await openInBrowser(editor, address, `/deployments/deployment/${found.id}`);
}

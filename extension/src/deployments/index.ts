import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { LocalServer } from "../local-server/index.js";
import type { Client, Deployment } from "../server-client/index.js";
import { Watch, watchView } from "../watch/index.js";
import { deploymentItem, type Node } from "./deployment-item.js";
import { allDeployments, type Deployments } from "./deployments-list.js";
import { openInBrowser } from "./open-in-browser.js";
import { runDeployment } from "./run-deployment.js";

/** How often is looked for what others have changed, in milliseconds: servers do not tell of deployments. */
const every = 10_000;

/** The view Deployments, and what can be done there. */
export function deployments(editor: Editor, server: LocalServer): readonly Disposable[] {
  const { vscode } = editor;
  let shown: Deployments = { items: [], pools: [] };
  const watch = new Watch(editor, server, {
    load: async (client) => {
      const found = await allDeployments(client);
      return () => {
        shown = found;
      };
    },
    listen: (_client, changed) => {
      const timer = setInterval(changed, every);
      return () => clearInterval(timer);
    },
  });
  const { disposables } = watchView<Node>(vscode, "nbflow.deployments", watch, {
    item: (node) => deploymentItem(vscode, node, shown.pools),
    children: (node) =>
      node === undefined && watch.isShown
        ? shown.items.map((deployment) => ({ kind: "deployment", deployment }))
        : [],
  });
  const onDeployment = (id: string, act: (deployment: Deployment, client: Client) => Promise<void>) =>
    register(editor, id, async (argument) => {
      const node = argument as Node | undefined;
      if (node?.kind === "deployment" && watch.client) await act(node.deployment, watch.client);
    });
  const pause = (paused: boolean) => async (deployment: Deployment, client: Client) => {
    await client.pauseDeployment(deployment.id, paused);
    await watch.reload();
  };
  return [
    watch,
    ...disposables,
    onDeployment("nbflow.pauseDeployment", pause(true)),
    onDeployment("nbflow.resumeDeployment", pause(false)),
    onDeployment("nbflow.runDeployment", (deployment, client) => runDeployment(editor, client, deployment)),
    onDeployment("nbflow.openDeployment", async ({ id }) => {
      if (watch.address) await openInBrowser(editor, watch.address, `/deployments/deployment/${id}`);
    }),
    register(editor, "nbflow.lookForDeployments", () => watch.look()),
  ];
}

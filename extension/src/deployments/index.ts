import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { Client, Source } from "../server-client/index.js";
import type { Servers } from "../servers/index.js";
import { polled, type Section, ServerTree } from "../watch/index.js";
import { deploymentItem, type Node } from "./deployment-item.js";
import { allDeployments } from "./deployments-list.js";
import { openInBrowser } from "./open-in-browser.js";
import { runDeployment } from "./run-deployment.js";

export { openInBrowser, runDeployment };

/** The view Deployments, and what can be done there. */
export function deployments(editor: Editor, servers: Servers): readonly Disposable[] {
  const tree = new ServerTree<Node>(editor, servers, "nbflow.deployments", {
    section: (source) => section(editor, source),
    empty: () => "No flow is deployed yet",
    look: "nbflow.lookForDeployments",
  });
  const onDeployment = (id: string, act: (node: Node, client: Client) => Promise<void>) =>
    register(editor, id, async (argument) => {
      const node = argument as Node | undefined;
      const client = node && tree.client(node);
      if (node?.kind === "deployment" && client) await act(node, client);
    });
  const pause =
    (paused: boolean) =>
    async ({ deployment, source }: Node, client: Client) => {
      await client.pauseDeployment(deployment.id, paused);
      await tree.section(source).watch.reload();
    };
  return [
    tree,
    onDeployment("nbflow.pauseDeployment", pause(true)),
    onDeployment("nbflow.resumeDeployment", pause(false)),
    onDeployment("nbflow.runDeployment", (node, client) => runDeployment(editor, client, node)),
    onDeployment("nbflow.openDeployment", async (node) => {
      const address = tree.address(node);
      if (address) await openInBrowser(editor, address, `/deployments/deployment/${node.deployment.id}`);
    }),
    register(editor, "nbflow.lookForDeployments", (argument) => tree.look(argument)),
  ];
}

function section(editor: Editor, source: Source): Section<Node> {
  const { watch, shown } = polled(editor, source, allDeployments);
  return {
    watch,
    item: (node) => deploymentItem(editor.vscode, node, shown()?.pools ?? []),
    children: (node) =>
      node === undefined
        ? (shown()?.items ?? []).map((deployment) => ({ kind: "deployment", deployment, source }))
        : [],
  };
}

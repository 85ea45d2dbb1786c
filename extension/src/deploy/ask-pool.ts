import type { Editor } from "../editor.js";
import type { CommandLine } from "../nbflow-cli/index.js";
import { poolWarning } from "../server-client/index.js";
import type { Target } from "./ask-server.js";

const another = "$(add) New work pool…";

/** The work pool whose workers run the flow: one of the server's, or one that is made there now. */
export async function askPool(
  { vscode }: Editor,
  nbflow: CommandLine,
  { client, address }: Target,
): Promise<string | undefined> {
  const pools = await client.workPools();
  const items = [
    ...pools.map((pool) => {
      const warning = poolWarning(pool);
      return {
        label: pool.name,
        description: pool.type,
        detail: warning === null ? (pool.description ?? "") : `$(warning) ${warning}`,
      };
    }),
    { label: another, detail: "A pool of processes on the machine of its worker" },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: "Which work pool runs it?" });
  if (picked?.label !== another) return picked?.label;
  const name = await vscode.window.showInputBox({
    title: "The new work pool's name",
    value: pools.some((pool) => pool.name === "default") ? "" : "default",
    validateInput: (text) => (text.trim() === "" ? "It needs a name." : undefined),
  });
  if (name === undefined) return undefined;
  await nbflow.run(["work-pool", "create", name.trim(), `--api=${address.api}`]);
  return name.trim();
}

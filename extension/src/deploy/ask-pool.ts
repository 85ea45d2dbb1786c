import type { Editor } from "../editor.js";
import { listOf, type CommandLine } from "./command-line.js";

const another = "$(add) New work pool…";

/** The work pool whose workers run the flow: one of the server's, or one that is made there now. */
export async function askPool(
  { vscode }: Editor,
  nbflow: CommandLine,
  profile: string,
): Promise<string | undefined> {
  const pools = listOf(await nbflow.json(["work-pool", "ls", "--profile", profile, "--json"]), [
    "name",
    "type",
  ]);
  const items = [
    ...pools.map(({ name, type, status, description }) => ({
      label: name,
      description: type,
      detail: [noteOf(status), typeof description === "string" ? description : ""]
        .filter(Boolean)
        .join(" · "),
    })),
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
  await nbflow.run(["work-pool", "create", name.trim(), "--profile", profile]);
  return name.trim();
}

function noteOf(status: unknown): string {
  if (status === "NOT_READY") return "$(warning) no worker is there to run it";
  return status === "PAUSED" ? "$(debug-pause) it is paused" : "";
}

import type { Editor } from "../editor.js";
import { type CommandLine, listOf } from "../nbflow-cli/index.js";
import type { Target } from "./ask-server.js";

const another = "$(new-folder) A folder…";

/** Where the bundle is kept: at the server, or in a folder that its workers see too, of those there are or one that is named now. */
export async function askStorage(
  { vscode }: Editor,
  nbflow: CommandLine,
  { address }: Target,
): Promise<string | undefined> {
  const { window } = vscode;
  const api = `--api=${address.api}`;
  const told = (await nbflow.json(["storage", "ls", api, "--json"])) as { readonly storages?: unknown };
  const storages = listOf(told.storages, ["name", "kind"]).toSorted(
    (a, b) => Number(b["isDefault"] === true) - Number(a["isDefault"] === true),
  );
  const items = [
    ...storages.map(({ name, path, isDefault }) => ({
      label: name,
      description: isDefault === true ? "the default" : "",
      detail: typeof path === "string" ? path : "The server itself has it",
    })),
    { label: another, detail: "One that the workers see under the same path" },
  ];
  const picked = await window.showQuickPick(items, { title: "Where is the flow's bundle kept?" });
  if (picked?.label !== another) return picked?.label;
  const path = await window.showInputBox({
    title: "The folder",
    prompt: "Its absolute path, which the workers see too",
    ignoreFocusOut: true,
    validateInput: (text) =>
      /^(?:\/|[A-Za-z]:[\\/]|\\\\)/u.test(text.trim()) ? undefined : "It needs an absolute path.",
  });
  if (path === undefined) return undefined;
  const name = await window.showInputBox({
    title: "A name for the storage",
    value: "shared",
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (!/^[a-z0-9-]+$/u.test(text)) return "It is of small letters, digits and dashes.";
      return storages.some((one) => one.name === text) ? `There is a storage ${text} already.` : undefined;
    },
  });
  if (name === undefined) return undefined;
  await nbflow.run(["storage", "create", name, `--path=${path.trim()}`, api]);
  return name;
}

import type { Editor } from "../editor.js";
import type { CommandLine } from "../nbflow-cli/index.js";
import { type Client, hasCode, type ServerAddress, type Source } from "../server-client/index.js";
import { addServer, type Servers } from "../servers/index.js";

const another = "$(add) Another server…";

/** A server that has been spoken to. */
export interface Target {
  /** As a person calls it. */
  readonly name: string;
  readonly source: Source;
  readonly client: Client;
  readonly address: ServerAddress;
}

/** The server that the flow goes to: one that there is, or one that is added now. Asks for a key that it wants. */
export async function askServer(
  editor: Editor,
  servers: Servers,
  nbflow: CommandLine,
): Promise<Target | undefined> {
  const { window } = editor.vscode;
  const remotes = await servers.list({ anew: true });
  const items = [
    ...remotes.map((source) => ({
      label: source.name,
      description: source.of === "nbflow" ? "" : `of ${source.of}`,
      detail: source.api ?? "",
      source,
    })),
    {
      label: "This machine",
      detail: "The server of this user's windows; it is there while one of them is open",
      source: servers.local,
    },
    { label: another, source: undefined },
  ];
  const picked = await window.showQuickPick(items, { title: "Deploy to which server?" });
  if (!picked) return undefined;
  if (picked.source) return reached(picked.source, picked.label);
  const known = remotes.map(({ name }) => name);
  const name = await addServer(editor, nbflow, known);
  const added = (await servers.list({ anew: true })).find((source) => source.name === name);
  return added && reached(added, added.name);
}

async function reached(source: Source, name: string): Promise<Target | undefined> {
  let found = await source.find({ ask: true });
  while (found.kind === "client") {
    const { client, address } = found;
    try {
      await client.deployments({ limit: 1, offset: 0 });
      return { name, source, client, address };
    } catch (error) {
      if (!hasCode(error, "unauthorized") || source.api === null) throw error;
      found = await source.find({ ask: true, refused: address });
    }
  }
  return undefined;
}

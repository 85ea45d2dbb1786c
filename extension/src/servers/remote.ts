import type { Editor } from "../editor.js";
import { type Found, type Source, serverClient } from "../server-client/index.js";
import { keepKey, keptKey } from "./keys.js";

/** What `nbflow profile ls --json` says of a profile. */
export interface Profile {
  readonly name: string;
  readonly of: string;
  readonly apiUrl: string;
  /** What opens it, in words; empty where the file of profiles has no key. */
  readonly auth: string;
}

/** A server elsewhere, as a profile of nbflow's or Prefect's names it. Its key is this editor's own. */
export function remote(editor: Editor, { name, of, apiUrl: api, auth }: Profile): Source {
  return {
    name,
    api,
    of,
    find: async ({ ask = false, refused } = {}): Promise<Found> => {
      const kept = await keptKey(editor, api);
      const mustAsk = refused ? refused.key === kept : kept === null && auth !== "";
      const key = mustAsk && ask ? await askKey(editor, name, api) : mustAsk ? null : kept;
      if (mustAsk && key === null) return { kind: "locked" };
      const { openClient } = await serverClient();
      const address = { api, key };
      return { kind: "client", client: openClient(address), address };
    },
  };
}

/** A key is kept once its server has taken it. */
export async function askKey(editor: Editor, name: string, api: string): Promise<string | null> {
  const key = await editor.vscode.window.showInputBox({
    title: `The key of ${name}`,
    prompt: `The API key, or user:password, that ${api} takes. It stays in this editor's store of secrets.`,
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined || key === "") return null;
  const { tryKey } = await serverClient();
  await tryKey({ api, key });
  await keepKey(editor, api, key);
  return key;
}

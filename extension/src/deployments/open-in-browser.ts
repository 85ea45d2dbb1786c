import type { Editor } from "../editor.js";
import type { ServerAddress } from "../server-client/index.js";

/** Opens a page of a server's dashboard in the person's browser, which asks for the key of a server that has one. */
export async function openInBrowser({ vscode }: Editor, address: ServerAddress, path: string): Promise<void> {
  const { api, key } = address;
  if (key !== null) {
    await vscode.env.clipboard.writeText(key);
    void vscode.window.showInformationMessage(
      "nbflow: the page asks for the server's key, which is on the clipboard now.",
    );
  }
  await vscode.env.openExternal(vscode.Uri.parse(`${api.replace(/\/api\/?$/u, "")}${path}`));
}

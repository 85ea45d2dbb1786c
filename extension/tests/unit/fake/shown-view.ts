import type { Disposable } from "vscode";
import type { Editor } from "../../../src/editor.js";
import type { Servers } from "../../../src/servers/index.js";
import { FakeServer, fakeServers } from "./client.js";
import type { FakeTree } from "./tree.js";
import { FakeVscode } from "./vscode.js";

export interface ShownView {
  readonly vscode: FakeVscode;
  /** That of this machine. */
  readonly server: FakeServer;
  /** Closed at first. */
  readonly tree: FakeTree;
  /** Runs a command, on a line of the view or none. */
  readonly run: (command: string, line?: unknown) => Promise<void>;
}

/** `base.extend(viewOf(…))`: tests of a view of the side bar, which lets go of everything at the end. */
export const viewOf = (id: string, make: (editor: Editor, servers: Servers) => readonly Disposable[]) => ({
  shown: async (
    { signal: _signal }: { readonly signal: AbortSignal },
    use: (shown: ShownView) => Promise<void>,
  ): Promise<void> => {
    const vscode = new FakeVscode();
    const server = new FakeServer();
    const disposables = make(vscode.editor(), fakeServers(server));
    const tree = vscode.trees.get(id);
    if (!tree) throw new Error(`There is no view ${id}.`);
    await use({ vscode, server, tree, run: async (command, line) => vscode.commands.get(command)?.(line) });
    for (const disposable of disposables) disposable.dispose();
    if (server.followers > 0) throw new Error("The view still listens to the server.");
    if (vscode.fileListeners.size > 0) throw new Error("The view still follows files.");
  },
});

import type { Disposable } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import type { Servers } from "../servers/index.js";

/** Deploying a flow to a server. Its code is loaded with the first. */
export const deploy = (editor: Editor, servers: Servers): readonly Disposable[] => [
  register(editor, "nbflow.deployFlow", async (file) => {
    const { deployFlow } = await import("./deploy-flow.js");
    await deployFlow(editor, servers, file);
  }),
];

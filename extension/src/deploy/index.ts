import { register } from "../commands/register.js";
import type { Feature } from "../editor.js";

/** Deploying a flow to a server. Its code is loaded with the first. */
export const deploy: Feature = (editor) => [
  register(editor, "nbflow.deployFlow", async (file) => {
    const { deployFlow } = await import("./deploy-flow.js");
    await deployFlow(editor, file);
  }),
];

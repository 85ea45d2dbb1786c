import { onTestFinished } from "vitest";
import { start, type Started } from "../../cli/support/nbflow.js";
import type { Workspace } from "../../cli/support/workspace.js";

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/u;

/** Our own server, started by the command, for one test; `api` is the address of its API. */
export async function ownServer(
  workspace: Workspace,
  env: Record<string, string> = {},
  port = "0",
): Promise<{ readonly server: Started; readonly api: string }> {
  const server = start(workspace, ["server", "start", "--port", port], env);
  onTestFinished(() => void server.child.kill("SIGKILL"));
  let said = "";
  server.child.stdout?.on("data", (text: string) => (said += text));
  await server.says(ADDRESS);
  return { server, api: `${ADDRESS.exec(said)?.[0] ?? ""}/api` };
}

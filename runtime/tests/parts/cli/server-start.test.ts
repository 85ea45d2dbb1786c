import { expect, onTestFinished, test } from "vitest";
import { nbflow, start } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const EVERYWHERE = ["server", "start", "--host", "0.0.0.0", "--port", "0"] as const;
const workspace = useWorkspace();

test("a server that others reach does not start without a key, and says what to do; with one it asks for it", async () => {
  const refused = await nbflow(workspace, [...EVERYWHERE]);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("without a key");
  expect(refused.stderr).toContain("nbflow server key create NAME --role admin");

  const { stdout } = await nbflow(workspace, ["server", "key", "create", "me", "--role", "read"]);
  const key = stdout.trim().split("\n").at(-1) ?? "";
  const server = start(workspace, [...EVERYWHERE]);
  onTestFinished(() => void server.child.kill("SIGKILL"));
  let said = "";
  server.child.stdout?.on("data", (text: string) => (said += text));
  await server.says(/http:\/\/127\.0\.0\.1:\d+/u);
  const url = `${/http:\/\/127\.0\.0\.1:\d+/u.exec(said)?.[0] ?? ""}/api/admin/version`;
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200);
  server.child.kill("SIGTERM");
  const ended = await server.ended;
  expect(ended.status).toBe(0);
  expect(ended.stdout + ended.stderr).not.toContain(key);
});

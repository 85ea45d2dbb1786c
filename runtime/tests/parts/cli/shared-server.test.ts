import { expect, test } from "vitest";
import { start } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

interface Told {
  readonly url: string;
  readonly key: string;
}

test("a shared server is found by its file, taken by the second one that starts, and takes its file with it", async () => {
  const args = ["server", "start", "--shared", "--port", "0"];
  const first = start(workspace, args);
  await first.says("nbflow server at http://127.0.0.1:");
  const { url, key } = await workspace.json<Told>("home/server.json");
  const ask = (authorization: string) =>
    fetch(`${url}/api/flow_runs/count`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: "{}",
    });
  expect(await (await ask(`Bearer ${key}`)).json()).toBe(0);
  expect((await ask("Bearer other")).status).toBe(401);

  const second = await start(workspace, args).ended;
  expect(second).toMatchObject({ status: 0, stderr: "" });
  expect(second.stdout).toContain(`nbflow server at ${url}`);

  first.child.kill("SIGTERM");
  expect(await first.ended).toMatchObject({ status: 0, stderr: "" });
  await expect(workspace.read("home/server.json")).rejects.toThrow("ENOENT");
});

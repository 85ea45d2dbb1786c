import { expect, test } from "vitest";
import { nbflow, start } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const SCRIPT = `import { appendFileSync } from "node:fs";
import { flow, pauseFlowRun, task } from "nbflow";
const draft = task({ name: "draft" }, () => appendFileSync("did.txt", "draft\\n"));
const input = {
  type: "object",
  properties: { approved: { type: "boolean" }, copies: { type: "integer", minimum: 1, default: 2 } },
  required: ["approved"],
};
export default flow({ name: "publish" }, async () => {
  await draft();
  return pauseFlowRun({ input });
});
`;

test("resume -p checks what it is given, gives defaults, and lets the waiting process go on", async () => {
  await workspace.write("s.flow.ts", SCRIPT);
  const running = start(workspace, ["run", "s.flow.ts", "--name", "friday", "--json"]);
  await running.says("is paused");
  for (const [given, said] of [
    [["-p", "approved=maybe"], "takes true or false"],
    [["-p", "approvd=true"], "Did you mean approved?"],
    [["-p", "approved=true", "-p", "copies=0"], "`copies` of publish must be >= 1, not 0."],
    [[], "approved"],
  ] as const) {
    const refused = await nbflow(workspace, ["resume", "friday", ...given]);
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining(said) });
  }
  expect(await nbflow(workspace, ["retry", "friday", "--from", "draft"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("resume or cancel it first"),
  });
  expect(await nbflow(workspace, ["resume", "friday", "-p", "approved=true"])).toMatchObject({ status: 0 });
  const { status, stdout } = await running.ended;
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ result: { approved: true, copies: 2 } });
});

test("a paused run whose process was killed pauses there again when it goes on", async () => {
  await workspace.write("s.flow.ts", SCRIPT);
  const running = start(workspace, ["run", "s.flow.ts", "--name", "friday"]);
  await running.says("is paused");
  running.child.kill("SIGKILL");
  await running.ended;
  const again = start(workspace, ["resume", "friday"]);
  await again.says("is paused");
  expect(await nbflow(workspace, ["resume", "friday", "-p", "approved=false"])).toMatchObject({ status: 0 });
  expect((await again.ended).status).toBe(0);
  expect(await workspace.read("did.txt")).toBe("draft\n");
});

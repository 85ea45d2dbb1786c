import { expect, test } from "vitest";
import { nbflow, start } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

/** Each run of it notes when it begins and ends, and waits in between until it is let go on. */
const SCRIPT = `import { appendFileSync, existsSync } from "node:fs";
import { flow, task } from "nbflow";
const hold = task({ name: "hold", tags: ["database"] }, async (who: string) => {
  appendFileSync("did.txt", "+" + who);
  while (!existsSync("go")) await new Promise((resolve) => setTimeout(resolve, 10));
  appendFileSync("did.txt", "-" + who);
});
export default flow({ name: "f" }, async ({ who }: { who: string }) => { await hold(who); });
`;

test("a limit holds over all processes, and a killed one's slot is given back", async () => {
  await workspace.write("s.flow.ts", SCRIPT);
  expect(await nbflow(workspace, ["concurrency-limit", "create", "database", "1"])).toMatchObject({
    status: 0,
  });
  const first = start(workspace, ["run", "s.flow.ts", "-p", "who=a"]);
  await first.says("▸ hold");
  const second = start(workspace, ["run", "s.flow.ts", "-p", "who=b"]);
  await second.says("▸ f (");
  const limits = await nbflow(workspace, ["concurrency-limit", "ls", "--json"]);
  expect(JSON.parse(limits.stdout)).toEqual([{ tag: "database", slots: 1, taken: 1 }]);
  expect(await workspace.read("did.txt")).toBe("+a");
  first.child.kill("SIGKILL");
  await first.ended;
  await second.says("▸ hold");
  await workspace.write("go", "");
  expect((await second.ended).status).toBe(0);
  expect(await workspace.read("did.txt")).toBe("+a+b-b");
  const after = await nbflow(workspace, ["concurrency-limit", "ls", "--json"]);
  expect(JSON.parse(after.stdout)).toEqual([{ tag: "database", slots: 1, taken: 0 }]);
});

test("what is no limit is refused, with the cure", async () => {
  for (const given of ["many", "-1", "1.5"]) {
    const refused = await nbflow(workspace, ["concurrency-limit", "create", "database", "--", given]);
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`a whole number from 0, not ${given}`),
    });
  }
  expect(await nbflow(workspace, ["concurrency-limit", "delete", "database"])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("nbflow concurrency-limit ls"),
  });
  expect(await nbflow(workspace, ["concurrency-limit", "ls"])).toMatchObject({
    status: 0,
    stdout: "No tag has a limit.\n",
  });
});

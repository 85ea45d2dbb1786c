import { expect, test as base } from "vitest";
import { workPools } from "../../../src/work-pools/index.js";
import { eventually } from "../fake/eventually.js";
import { workPool } from "../fake/client.js";
import { viewOf } from "../fake/shown-view.js";

const test = base.extend(viewOf("nbflow.workPools", workPools));

test("work pools have their workers below them; one that picks nothing up is marked, and says what helps", async ({
  shown,
}) => {
  const { server, vscode, tree, run } = shown;
  expect(server.calls).toEqual([]);
  server.pools = [
    workPool({
      workers: [
        { name: "one", isOnline: true, lastHeartbeat: null },
        { name: "two", isOnline: false, lastHeartbeat: null },
      ],
    }),
    workPool({ id: "q", name: "gpu", workers: [], waiting: 2 }),
    workPool({ id: "r", name: "rest", paused: true }),
  ];
  tree.show(true);
  await expect
    .poll(() => tree.lines())
    .toEqual([
      "server-process default — process · 1 of 2 workers online",
      "warning gpu — process · 0 of 0 workers online · 2 waiting",
      "warning rest — process · paused",
    ]);
  const [first, second] = await tree.children();
  expect(await tree.lines(first)).toEqual(["vm-running one — online", "vm-outline two — offline"]);
  const item = await tree.provider.getTreeItem(second);
  expect(item.tooltip).toContain("2 runs wait. Start one: nbflow worker start --pool gpu");

  // who comes and goes shows when it is looked for
  server.pools = [];
  await run("nbflow.lookForWorkPools");
  await eventually(async () => expect(await tree.children()).toEqual([]));
  expect(vscode.contexts.get("nbflow.workPools")).toBe("there");
});

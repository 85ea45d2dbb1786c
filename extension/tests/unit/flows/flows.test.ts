import { expect, test as base } from "vitest";
import { flowOf } from "../../../src/files/index.js";
import { flows } from "../../../src/flows/index.js";
import { eventually } from "../fake/eventually.js";
import { viewOf } from "../fake/shown-view.js";

const one = "export default flow({}, run);\n";

const test = base.extend(viewOf("nbflow.flows", flows));

test("has the scripts with a flow, and the notebooks that have no script yet", async ({ shown }) => {
  const { vscode, tree } = shown;
  vscode.files.set("/project/trips.ipynb", "{}");
  vscode.files.set("/project/trips.flow.ts", one);
  vscode.files.set("/project/old/rain.ipynb", "{}");
  vscode.files.set("/project/empty.flow.ts", "// nothing yet");
  tree.show(true);
  await expect
    .poll(() => tree.lines())
    .toEqual(["notebook rain.ipynb — old · not converted yet", "type-hierarchy-sub trips.flow.ts"]);
});

test("a script's flows stand below it, each to be run by its own name", async ({ shown }) => {
  const { vscode, tree } = shown;
  vscode.files.set("/project/two.flow.ts", `export const nightly = flow({}, run);\n${one}`);
  vscode.files.set("/project/z.flow.ts", "export const only = flow({}, run);\n");
  tree.show(true);
  await expect
    .poll(() => tree.lines())
    .toEqual(["type-hierarchy-sub two.flow.ts — 2 flows", "type-hierarchy-sub z.flow.ts"]);
  const [two, z] = await tree.children();
  expect(await tree.lines(two)).toEqual(["type-hierarchy-sub nightly", "type-hierarchy-sub default"]);
  const below = await tree.children(two);
  expect([...below, z].map(flowOf)).toEqual(["nightly", undefined, "only"]);
});

test("follows what is written while it is open, and looks at no file while it is closed", async ({
  shown,
}) => {
  const { vscode, tree } = shown;
  expect(vscode.fileListeners.size).toBe(0);
  tree.show(true);
  await eventually(() => expect(vscode.contexts.get("nbflow.flows")).toBe("there"));
  expect(await tree.children()).toEqual([]);
  vscode.files.set("/project/trips.flow.ts", one);
  for (const changed of vscode.fileListeners) changed();
  await expect.poll(() => tree.lines()).toEqual(["type-hierarchy-sub trips.flow.ts"]);
  tree.show(false);
  expect(vscode.fileListeners.size).toBe(0);
});

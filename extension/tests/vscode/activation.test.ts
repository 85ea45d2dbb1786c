import { expect, test as base } from "vitest";
import { inVscode } from "./harness/index.js";

const test = base.extend(inVscode);

test("nothing happens in a folder without notebooks", async ({ open }) => {
  const { workbench } = await open({ workspace: "plain" });
  await workbench.file("README.md").dblclick();
  await workbench.tab("README.md").waitFor();
  expect(await workbench.activationTime("nbflow")).toBeUndefined();
});

test("a notebook activates the extension, in under 50 ms", async ({ open }) => {
  const { workbench } = await open({ workspace: "trips" });
  await workbench.openNotebook("trips.ipynb");
  await workbench.cellStatus("fit-line").waitFor();
  expect(await workbench.activationTime("nbflow")).toBeLessThan(50);
  await workbench.screenshot("activation");
});

import { expect, test as base } from "vitest";
import { inVscode } from "./harness/index.js";

const test = base.extend(inVscode);

test("nothing happens in a folder without notebooks", async ({ open }) => {
  const { workbench } = await open({ workspace: "plain" });
  await workbench.file("README.md").dblclick();
  await workbench.tab("README.md").waitFor();
  expect(await workbench.activationTime("nbflow")).toBeUndefined();
});

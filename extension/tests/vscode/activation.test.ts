import { expect, test as base } from "vitest";
import { inVscode } from "./harness/index.js";

const test = base.extend(inVscode);

test("activating the extension takes under 50 ms, and only a command does it", async ({ open }) => {
  const { workbench } = await open({ workspace: "trips" });
  await workbench.openNotebook("trips.ipynb");
  expect(await workbench.activationTime("nbflow")).toBeUndefined();

  await workbench.tab("trips.ipynb").click();
  await workbench.runCommand("nbflow: Convert notebook");
  await workbench.script("trips.flow.ts").waitFor();
  expect(await workbench.activationTime("nbflow")).toBeLessThan(50);
  await workbench.screenshot("activation");
});

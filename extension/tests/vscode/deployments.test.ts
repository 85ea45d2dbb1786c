import { expect, test as base } from "vitest";
import { done, inVscode, nbflow, testPython, windowsServer } from "./harness/index.js";

const test = base.extend(inVscode);

test("a deployment is seen, paused, and run by a worker, once there is one", async ({ open }) => {
  const { project, workbench } = await open({ workspace: "trips" });
  await workbench.openRuns();
  await workbench.welcome("No flow has run yet on this machine").waitFor();
  await workbench.openView("Work pools");
  await workbench.welcome("There is no work pool yet").waitFor();
  const env = { ...(await windowsServer(project)), NBFLOW_PYTHON: testPython() };
  await done(nbflow(project, ["work-pool", "create", "default"], env));
  await done(nbflow(project, ["deploy", "trips.ipynb", "--name", "nightly", "--pool", "default"], env));

  const pool = workbench.run(/^default, process, 0 of 0 workers online, .*no run in it will be picked up/);
  await pool.waitFor();
  await workbench.openView("Deployments");
  const deployment = workbench.run(/^trips\/nightly/);
  await workbench.run(/^trips\/nightly, no worker, default/).waitFor();
  await workbench.screenshot("deployments");

  await deployment.hover();
  await deployment.getByRole("button", { name: "Pause" }).click();
  await workbench.run(/^trips\/nightly, paused/).waitFor();
  await deployment.getByRole("button", { name: "Resume" }).click();
  await workbench.run(/^trips\/nightly, no worker, default/).waitFor();

  nbflow(project, ["worker", "start", "--pool", "default"], env);
  await workbench.run(/^default, process, 1 of 1 workers online/).waitFor();

  await deployment.hover();
  await deployment.getByRole("button", { name: "Run now" }).click();
  await workbench.choose("Run");
  const page = workbench.webview();
  await page.locator('[data-run-state="COMPLETED"]').waitFor();
  await workbench.screenshot("deployment-run");
  const runs = workbench.run(/^trips, Completed/);
  await runs.first().waitFor();
  expect(await runs.count()).toBe(1);
});

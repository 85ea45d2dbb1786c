import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test as base } from "vitest";
import { inVscode, testPython, type Project } from "./harness/index.js";

const test = base.extend(inVscode);

/** `nbflow` as a person starts it in a shell, for the server that the window has started. */
async function nbflow(project: Project, ...words: readonly string[]): Promise<ChildProcess> {
  const told = await readFile(join(project.home, "nbflow/server.json"), "utf8");
  const { url, key } = JSON.parse(told) as { readonly url: string; readonly key: string };
  return spawn(process.execPath, [project.path("node_modules/nbflow/bin/nbflow.mjs"), ...words], {
    cwd: project.folder,
    env: {
      ...process.env,
      NBFLOW_HOME: join(project.home, "nbflow"),
      NBFLOW_PYTHON: testPython(),
      PREFECT_API_URL: `${url}/api`,
      PREFECT_API_KEY: key,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function done(program: Promise<ChildProcess>): Promise<void> {
  const [status] = (await once(await program, "close")) as [number];
  expect(status).toBe(0);
}

test("a deployment is seen, paused, and run by a worker, once there is one", async ({ open }) => {
  const { project, workbench } = await open({ workspace: "trips" });
  await workbench.openRuns();
  await workbench.welcome("No flow has run yet on this machine").waitFor();
  await workbench.openView("Work pools");
  await workbench.welcome("There is no work pool yet").waitFor();
  await done(nbflow(project, "work-pool", "create", "default"));
  await done(nbflow(project, "deploy", "trips.ipynb", "--name", "nightly", "--pool", "default"));

  const pool = workbench.run(/^default, process, 0 of 0 workers online, .*no run in it will be picked up/);
  await pool.waitFor();
  await workbench.openView("Deployments");
  const deployment = workbench.run(/^trips\/nightly/);
  await workbench.run(/^trips\/nightly, default, no worker/).waitFor();
  await workbench.screenshot("deployments");

  await deployment.hover();
  await deployment.getByRole("button", { name: "Pause" }).click();
  await workbench.run(/^trips\/nightly, paused/).waitFor();
  await deployment.getByRole("button", { name: "Resume" }).click();
  await workbench.run(/^trips\/nightly, default/).waitFor();

  const worker = await nbflow(project, "worker", "start", "--pool", "default");
  onTestFinished(async () => {
    worker.kill();
    await once(worker, "close");
  });
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

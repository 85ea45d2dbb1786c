import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test as base } from "vitest";
import { inVscode, type Project } from "./harness/index.js";

const test = base.extend(inVscode);
const key = "the-servers-key";

/** A server elsewhere, which asks for a key; its address. */
async function serve(project: Project): Promise<string> {
  const server: ChildProcess = spawn(
    process.execPath,
    [project.path("node_modules/nbflow/bin/nbflow.mjs"), "server", "start", "--port", "0"],
    {
      env: { ...process.env, NBFLOW_HOME: join(project.home, "elsewhere"), NBFLOW_SERVER_KEY: key },
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  onTestFinished(async () => {
    server.kill();
    await once(server, "close");
  });
  const [said] = server.stdout ? await once(server.stdout, "data") : [];
  return /http:\S+/u.exec(String(said))?.[0] ?? "";
}

test("a flow is deployed to a server with a key, once its changes have been seen", async ({ open }) => {
  const { project, workbench } = await open({ workspace: "trips" });
  const url = await serve(project);
  await workbench.openNotebook("trips.ipynb");
  await workbench.runCommand("nbflow: Deploy…");
  await workbench.choose("Another server…");
  await workbench.answerTo("Its address", `${url}/api`);
  await workbench.answerTo("A name for the server", "elsewhere");
  await workbench.answerTo("Leave it empty", key);
  await workbench.choose("New work pool…");
  await workbench.answerTo("The new work pool's name", "default");
  await workbench.answerTo("A flow can have several", "nightly");
  await workbench.page.getByText("Monday to Friday at 5:00").waitFor();
  await workbench.screenshot("deploy-schedule");
  await workbench.choose("A cron line…");
  await workbench.answerTo("Minute, hour", "30 5 * * 1-5");

  const dialog = workbench.dialog("trips/nightly will be created on elsewhere.");
  await dialog.waitFor();
  await workbench.screenshot("deploy");
  await dialog.getByRole("button", { name: "Deploy" }).click();
  await workbench.statusBar("trips/nightly is deployed").waitFor();

  const answer = await fetch(`${url}/api/deployments/name/trips/nightly`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(await answer.json()).toMatchObject({
    name: "nightly",
    work_pool_name: "default",
    schedules: [{ schedule: { cron: "30 5 * * 1-5" } }],
  });

  await workbench.openRuns();
  await workbench.openView("Deployments");
  await workbench.expandRun(workbench.inView("Deployments", /^elsewhere, server/));
  await workbench.inView("Deployments", /^trips\/nightly, 30 5 \* \* 1-5/).waitFor();
  await workbench.screenshot("servers");
});

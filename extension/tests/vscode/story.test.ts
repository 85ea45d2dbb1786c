import { expect, test as base } from "vitest";
import { inVscode, nbflow, serve, testPython } from "./harness/index.js";

const test = base.extend(inVscode);
const key = "the-servers-key";

test("from a notebook to a deployment that a worker runs, and its history after a reload", async ({
  open,
}) => {
  const { project, workbench } = await open({ workspace: "trips" });
  const url = await serve(project, key);
  const elsewhere = { NBFLOW_API_URL: `${url}/api`, NBFLOW_API_KEY: key, NBFLOW_PYTHON: testPython() };

  await workbench.openNotebook("trips.ipynb");
  await workbench.cellStatus("setup · out random, statistics").waitFor();
  await workbench.screenshot("story-1-cells");

  await workbench.runCommand("nbflow: Preview script");
  await workbench.line("import statistics", "script").first().waitFor();
  await workbench.screenshot("story-2-preview");
  await workbench.runCommand("nbflow: Convert notebook");
  await workbench.file("trips.flow.ts").waitFor();
  await workbench.screenshot("story-3-converted");

  await workbench.openRuns();
  await workbench.runCommand("nbflow: Run as flow");
  await workbench.run(/^trips, (?:Running|Completed)/).click();
  const page = workbench.webview();
  await page.locator('[data-run-state="COMPLETED"]').waitFor();
  await expect.poll(() => page.locator('.node[data-tone="good"]').count()).toBe(5);
  await workbench.screenshot("story-4-run");

  await workbench.tab("trips.ipynb").click();
  await workbench.typeIntoCell(2, "print(never_made)");
  await workbench.warnings.first().waitFor();
  await workbench.problems({ warnings: 1 }).waitFor();
  await workbench.screenshot("story-5-diagnostic");
  await workbench.line("never_made", "notebook").click();
  await workbench.page.keyboard.press("Control+Shift+K");
  await workbench.problems({ warnings: 0 }).waitFor();

  await workbench.runCommand("nbflow: Deploy…");
  await workbench.choose("Another server…");
  await workbench.answerTo("Its address", `${url}/api`);
  await workbench.answerTo("A name for the server", "elsewhere");
  await workbench.answerTo("Leave it empty", key);
  await workbench.choose("New work pool…");
  await workbench.answerTo("The new work pool's name", "default");
  await workbench.choose("The server itself has it");
  await workbench.answerTo("A flow can have several", "nightly");
  await workbench.choose("count");
  await workbench.answer("100");
  await workbench.page.locator(".quick-input-list", { hasText: "with 1 set" }).waitFor();
  await workbench.screenshot("story-6-parameters");
  await workbench.choose("Go on");
  await workbench.page.getByText("Monday to Friday at 5:00").waitFor();
  await workbench.screenshot("story-7-schedule");
  await workbench.choose("A cron line…");
  await workbench.answerTo("Minute, hour", "30 5 * * 1-5");
  const dialog = workbench.dialog("trips/nightly will be created on elsewhere.");
  await dialog.waitFor();
  await workbench.screenshot("story-8-changes");
  await dialog.getByRole("button", { name: "Deploy" }).click();
  await workbench.notification("trips/nightly is deployed on elsewhere.").waitFor();
  const answer = await fetch(`${url}/api/deployments/name/trips/nightly`, {
    headers: { Authorization: `Bearer ${key}` },
  });
  expect(await answer.json()).toMatchObject({
    name: "nightly",
    work_pool_name: "default",
    parameters: { count: 100 },
    schedules: [{ schedule: { cron: "30 5 * * 1-5" } }],
  });

  nbflow(project, ["worker", "start", "--pool", "default"], elsewhere);
  await workbench.runCommand("View: Hide Panel");
  await workbench.openView("Deployments");
  await workbench.expandRun(workbench.inView("Deployments", /^elsewhere, server/));
  await workbench.inView("Deployments", /^trips\/nightly, 30 5 \* \* 1-5/).waitFor();
  await workbench
    .notification("trips/nightly is deployed on elsewhere.")
    .getByRole("button", { name: "Run now…" })
    .click();
  await workbench.choose("Run");
  await page.locator('[data-run-state="COMPLETED"]').waitFor();
  await workbench.expandRun(workbench.inView("Runs", /^elsewhere, server/));
  await workbench
    .inView("Runs", /^trips, Completed/)
    .nth(1)
    .waitFor();
  await workbench.screenshot("story-9-run-by-worker");

  const completed = [0, 1].map((at) => workbench.webview(at).locator('[data-run-state="COMPLETED"]'));
  await workbench.reload();
  await workbench.inView("Runs", /^trips, Completed/).waitFor();
  await Promise.any(completed.map((one) => one.waitFor()));
  // The store of secrets of a VS Code in the browser is that of one window.
  await workbench.inView("Runs", /^It asks for a key/).click();
  await workbench.answerTo("The API key, or user:password", key);
  await workbench
    .inView("Runs", /^trips, Completed/)
    .nth(1)
    .click();
  await Promise.all(completed.map((one) => one.waitFor()));
  await workbench.screenshot("story-10-reloaded");
  expect(await workbench.inView("Runs", /^trips, Completed/).count()).toBe(2);
});

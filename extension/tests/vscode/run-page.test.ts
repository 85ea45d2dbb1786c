import { writeFile } from "node:fs/promises";
import { describe, expect, test as base } from "vitest";
import { done, inVscode, nbflow, testPython, type Project } from "./harness/index.js";

const test = base.extend(inVscode);

/** A notebook that goes on once there is a file `go` beside it. */
const waits = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
  cells: [
    ["load", "import os, time\nrows = [1, 2, 3]"],
    ["wait", "while not os.path.exists('go'):\n    time.sleep(0.05)\ntotal = sum(rows)"],
    ["show", "print(total)"],
  ].map(([id, source]) => ({
    cell_type: "code",
    id,
    metadata: {},
    source,
    outputs: [],
    execution_count: null,
  })),
};

const run = (project: Project, notebook: string) =>
  nbflow(project, ["run", notebook, "--python", testPython(), "--group", "cell"]);

describe("the page of a run", () => {
  test("cancels a run, goes on with it from there, and is back after a reload", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "trips" });
    await writeFile(project.path("waits.ipynb"), JSON.stringify(waits));
    await workbench.openRuns();
    await workbench.welcome("No flow has run yet on this machine").waitFor();
    const elsewhere = run(project, "waits.ipynb");
    elsewhere.stdout?.resume();
    await workbench.run(/^waits, Running/).click();
    const page = workbench.webview();
    await page.locator('[data-run-state="RUNNING"]').waitFor();
    await workbench.screenshot("run-page-running");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator('[data-run-state="CANCELLED"]').waitFor();
    await workbench.screenshot("run-page-cancelled");

    await writeFile(project.path("go"), "");
    await page.getByRole("button", { name: "Retry from here" }).click();
    await page.locator('[data-run-state="COMPLETED"]').waitFor();
    await workbench.run(/^waits, Completed/).waitFor();

    await workbench.reload();
    await page.locator('[data-run-state="COMPLETED"]').waitFor();
    await workbench.run(/^waits, Completed/).waitFor();
    await workbench.screenshot("run-page-reloaded");
    expect(await workbench.tab("waits").count()).toBe(1);
  });

  test("opens the cell, at the line that failed", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "failing" });
    await workbench.openRuns();
    await done(run(project, "speeds.ipynb"), 1);
    await workbench.run(/^speeds, Failed/).click();
    const page = workbench.webview();
    await page.getByRole("button", { name: "Show Compute the speeds" }).click();
    await page.locator(".output-error", { hasText: "division by zero" }).waitFor();
    await workbench.screenshot("run-page-failed");
    await page.getByRole("button", { name: "Cell 3", exact: true }).click();
    await workbench.tab("speeds.ipynb").waitFor();
    await expect.poll(() => workbench.cursorLine()).toContain("speeds.append(");
    await workbench.screenshot("run-page-cell");
  });
});

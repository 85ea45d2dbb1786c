import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test as base } from "vitest";
import { done, inVscode, nbflow, testPython, type Project } from "./harness/index.js";

const test = base.extend(inVscode);

const server = (project: Project): string => join(project.home, "nbflow/server.json");

describe("the view Runs", () => {
  test("shows runs as they come, wherever they are started, and the page of one", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "trips" });
    await expect(stat(server(project))).rejects.toThrow("ENOENT");
    await workbench.openRuns();
    await workbench.welcome("No flow has run yet on this machine").waitFor();

    await done(nbflow(project, ["run", "trips.ipynb", "--python", testPython()]));
    const run = workbench.run(/^trips, Completed/);
    await run.waitFor();
    expect((await stat(server(project))).mode & 0o777).toBe(0o600);

    await workbench.expandRun(run);
    await workbench
      .run(/^[\w-]+, Completed/)
      .nth(1)
      .waitFor();
    await workbench.screenshot("runs");

    await run.click();
    const page = workbench.webview();
    await page.getByRole("tab", { name: "Graph" }).waitFor();
    await page.getByText("Completed").first().waitFor();
    await workbench.screenshot("run-page");
    const { url, key } = JSON.parse(await readFile(server(project), "utf8")) as Record<string, string>;
    const text = await page.locator("html").evaluate((html) => html.outerHTML);
    expect(text).not.toContain(key);
    expect(text).not.toContain(url);
  });

  test("starts nothing in a workspace that is not trusted", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "trips", untrusted: true });
    await workbench.openRuns();
    await workbench.welcome("which you do not trust yet").waitFor();
    await expect(stat(server(project))).rejects.toThrow("ENOENT");
  });
});

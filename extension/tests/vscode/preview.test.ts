import { readFile } from "node:fs/promises";
import { describe, expect, test as base } from "vitest";
import { inVscode } from "./harness/index.js";

const test = base.extend(inVscode);

describe("the preview of the script", () => {
  test("follows the notebook, cell and lines show each other, and it is written or compared", async ({
    open,
  }) => {
    const { project, workbench } = await open({ workspace: "trips" });
    await workbench.openNotebook("trips.ipynb");
    await workbench.notebookButton("Preview").click();
    const preview = workbench.tab("Preview of trips.flow.ts");
    await preview.waitFor();
    await workbench.cellStatus("make-trips").click();
    await expect.poll(() => workbench.highlighted()).toEqual(["random.seed(seed)"]);
    await workbench.screenshot("preview");
    await workbench.toggleTheme();
    await workbench.screenshot("preview-dark");
    await workbench.toggleTheme();

    await workbench.line("count = 200", "script").click();
    await expect.poll(() => workbench.highlighted()).toEqual(["count = 200"]);
    await workbench.typeIntoCell(2, "limit = 12");
    await workbench.line("limit = 12", "script").waitFor();

    await preview.click();
    await workbench.editorButton("Write the script").click();
    await workbench.script("trips.flow.ts").waitFor();
    const written = await readFile(project.path("trips.flow.ts"), "utf8");
    expect(written).toContain("limit = 12");

    await workbench.typeIntoCell(2, "unit = 'km'");
    await preview.click();
    await workbench.editorButton("Write the script").click();
    await workbench.tab("trips.flow.ts: the file ↔ from the notebook").waitFor();
    await workbench.page.locator(".line-insert").first().waitFor();
    await workbench.screenshot("compared");
    await workbench.editorButton("Replace the file").click();
    await expect.poll(() => readFile(project.path("trips.flow.ts"), "utf8")).toContain("unit = 'km'");
  });
});

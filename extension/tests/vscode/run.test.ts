import { readFile } from "node:fs/promises";
import { describe, expect, test as base } from "vitest";
import { inVscode, testPython } from "./harness/index.js";

const test = base.extend(inVscode);

describe("nbflow: Run as flow", () => {
  test("runs the open notebook with its selected interpreter, to the end", async ({ open }) => {
    const { workbench } = await open({ workspace: "interpreter" });
    await workbench.openNotebook("interpreter.ipynb");
    await workbench.notebookButton("Run as flow").click();

    await workbench.statusBar("interpreter.ipynb ran as a flow").waitFor();
    expect((await workbench.terminalText()).replaceAll("\n", "")).toContain(testPython());
  });

  test("saves a notebook with unsaved changes before it runs", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "trips" });
    await workbench.openNotebook("trips.ipynb");
    await workbench.typeIntoCell(1, "print('typed and not saved')");
    await workbench.tab("trips.ipynb").and(workbench.page.locator(".dirty")).waitFor();

    await workbench.runCommand("nbflow: Run as flow");
    await workbench.statusBar("trips.ipynb ran as a flow").waitFor();
    expect(await readFile(project.path("trips.ipynb"), "utf8")).toContain("typed and not saved");
  });

  test("shows the cell and line at which a notebook fails", async ({ open }) => {
    const { workbench } = await open({ workspace: "broken" });
    await workbench.openNotebook("broken.ipynb");
    await workbench.runCommand("nbflow: Run as flow");

    await workbench.notification("The flow of broken.ipynb failed. The terminal says why.").waitFor();
    const terminal = await workbench.terminalText();
    expect(terminal).toContain("cell 2");
    expect(terminal).toContain("was never closed");
    await workbench.screenshot("failed");
  });
});

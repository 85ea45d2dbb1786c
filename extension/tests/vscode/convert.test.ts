import { readFile, readdir, writeFile } from "node:fs/promises";
import { describe, expect, test as base } from "vitest";
import { inVscode } from "./harness/index.js";

const test = base.extend(inVscode);

describe("nbflow: Convert notebook", () => {
  test("writes the script of the open notebook and opens it beside", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "trips" });
    await workbench.openNotebook("trips.ipynb");
    await workbench.screenshot("notebook");

    await workbench.runCommand("nbflow: Convert notebook");
    await workbench.script("trips.flow.ts").waitFor();
    expect(await readFile(project.path("trips.flow.ts"), "utf8")).toContain('from "nbflow"');
    expect(await workbench.terminalText()).toContain("trips.flow.ts");
    await workbench.screenshot("converted");
  });

  test("asks before it replaces a script that was changed, and keeps a backup", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "trips" });
    await workbench.openNotebook("trips.ipynb");
    await workbench.runCommand("nbflow: Convert notebook");
    await workbench.script("trips.flow.ts").waitFor();
    const written = await readFile(project.path("trips.flow.ts"), "utf8");
    const changed = written.replace('from "nbflow";', 'from "nbflow";\n\n// Mine.');
    await writeFile(project.path("trips.flow.ts"), changed);

    await workbench.runCommand("nbflow: Convert notebook");
    const question = workbench.dialog("trips.flow.ts has been changed since nbflow wrote it.");
    await question.waitFor();
    await workbench.screenshot("changed-script");
    await question.getByRole("button", { name: "Replace, keep a backup" }).click();

    await expect.poll(() => readFile(project.path("trips.flow.ts"), "utf8")).toBe(written);
    const backup = (await readdir(project.folder)).find((name) => name.startsWith("trips.flow.ts."));
    expect(await readFile(project.path(backup ?? "no backup"), "utf8")).toBe(changed);
  });

  test("says, from the explorer's menu, what is wrong in a notebook that cannot be read", async ({
    open,
  }) => {
    const { workbench } = await open({ workspace: "broken" });
    await workbench.chooseInExplorer("too-new.ipynb", "Convert notebook");

    await workbench.notification("too-new.ipynb was not converted. The terminal says why.").waitFor();
    expect(await workbench.terminalText()).toContain("nbformat");
    await workbench.screenshot("not-converted");
  });
});

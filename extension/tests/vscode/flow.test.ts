import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, test as base } from "vitest";
import { inVscode } from "./harness/index.js";

const test = base.extend(inVscode);

describe("a flow's script", () => {
  test("shows its Python, and runs with parameters that are asked for and remembered", async ({ open }) => {
    const { workbench } = await open({ workspace: "trips" });
    await workbench.openNotebook("trips.ipynb");
    await workbench.runCommand("nbflow: Convert notebook");
    await workbench.script("trips.flow.ts").waitFor();
    await workbench.runCommand("View: Hide Panel");
    // VS Code gives up colouring a line that takes half a second, as on a busy machine, and does it anew when it is told to.
    const python = workbench.line("import statistics", "script").first();
    const coloured = async (): Promise<readonly string[]> => {
      await workbench.runCommand("Developer: Force Retokenize");
      return python.locator("span span").allInnerTexts();
    };
    await expect.poll(coloured).toEqual(["import", "\u00a0statistics"]);
    await workbench.screenshot("script");
    await workbench.runCommand("nbflow: Run with parameters");
    await workbench.page.locator(".quick-input-list", { hasText: "with the defaults" }).waitFor();
    await workbench.screenshot("parameters");
    await workbench.choose("count");
    await workbench.answer("many");
    await workbench.page.locator(".quick-input-message", { hasText: "It takes a whole number" }).waitFor();
    await workbench.answer("50");
    await workbench.choose("Run");
    await workbench.statusBar("trips.flow.ts ran as a flow").waitFor();
    expect(await workbench.terminalText()).toMatch(/rmse\s+2\.166/);
    await workbench.runCommand("nbflow: Run with parameters");
    await workbench.page.locator(".quick-input-list", { hasText: "with 1 set" }).waitFor();
  });

  test("tells at its line and at the notebook's cell what failed, until the next run", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "failing" });
    await workbench.openNotebook("speeds.ipynb");
    await workbench.runCommand("nbflow: Convert notebook");
    await workbench.script("speeds.flow.ts").waitFor();
    await workbench.editorButton("Run as flow").click();
    await workbench.notification("The flow of speeds.flow.ts failed.").waitFor();
    await workbench.problems({ errors: 2 }).waitFor();
    expect(await workbench.terminalText()).toContain("ZeroDivisionError");
    await workbench.runCommand("View: Hide Panel");
    await workbench.runCommand("Go to Next Problem in Files");
    await workbench.page
      .locator(".peekview-widget, .zone-widget", { hasText: "division by zero" })
      .first()
      .waitFor();
    await workbench.screenshot("failed-run");
    await workbench.toggleTheme();
    await workbench.screenshot("failed-run-dark");
    await workbench.toggleTheme();

    const path = project.path("speeds.flow.ts");
    await writeFile(path, (await readFile(path, "utf8")).replace("[0.1, 0.0, 0.2]\n`", "[0.1, 0.4, 0.2]\n`"));
    await workbench.editorButton("Run as flow").click();
    await workbench.statusBar("speeds.flow.ts ran as a flow").waitFor();
    await workbench.problems({ errors: 0 }).waitFor();
  });

  test("has a line and a task for each of its flows, which runs that one, in a folder without notebooks", async ({
    open,
  }) => {
    const flow = (name: string) =>
      `export const ${name} = flow({ name: "${name}" }, async () => console.log("this is ${name}"));\n`;
    const script = `import { flow } from "nbflow";\n\n${flow("daily")}\n${flow("nightly")}`;
    const { workbench } = await open({ workspace: "plain", files: { "two.flow.ts": script } });
    await workbench.file("two.flow.ts").dblclick();
    const lens = workbench.lens("Run").nth(1);
    // VS Code looks for scripts for seven seconds as a window opens, which may be too short on a busy machine.
    await lens.waitFor({ timeout: 20_000 }).catch(() => workbench.reload());
    await lens.waitFor();
    await workbench.runCommand("Tasks: Run Task");
    await workbench.choose("nbflow");
    await workbench.choose("run two.flow.ts:daily");
    await expect.poll(() => workbench.terminalText()).toContain("this is daily");

    await lens.click();
    await workbench.statusBar("two.flow.ts:nightly ran as a flow").waitFor();
    expect(await workbench.terminalText()).toContain("this is nightly");
    expect(await workbench.terminalText()).not.toContain("this is daily");
    await workbench.screenshot("two-flows");

    await workbench.openRuns();
    await workbench.expandRun(workbench.inView("Flows", /^two\.flow\.ts, 2 flows/));
    const daily = workbench.inView("Flows", /^daily/);
    await daily.hover();
    await daily.getByRole("button", { name: "Run as flow" }).click();
    await workbench.statusBar("two.flow.ts:daily ran as a flow").waitFor();
    await workbench.screenshot("flows");
  });

  test("stops at a breakpoint in its TypeScript", async ({ open }) => {
    const { workbench } = await open({ workspace: "trips" });
    await workbench.openNotebook("trips.ipynb");
    await workbench.runCommand("nbflow: Convert notebook");
    await workbench.script("trips.flow.ts").click();
    await workbench.runCommand("View: Hide Panel");
    await workbench.page.keyboard.press("Control+End");
    await workbench.line("makeTrips({", "script").click();
    await workbench.screenshot("flow");
    await workbench.page.keyboard.press("F9");
    await workbench.runCommand("nbflow: Debug flow");
    await workbench.page
      .locator(".debug-top-stack-frame-column, .debug-top-stack-frame-line")
      .first()
      .waitFor();
    await workbench.screenshot("debugged");
    expect(await workbench.page.locator(".debug-breakpoint-unverified").count()).toBe(0);
  });
});

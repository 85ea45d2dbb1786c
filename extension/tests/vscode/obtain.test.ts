import { describe, expect, test as base } from "vitest";
import { inVscode } from "./harness/index.js";

const test = base.extend(inVscode);

describe("a workspace without nbflow", () => {
  test("offers to install it", async ({ open }) => {
    const { workbench } = await open({ workspace: "trips", installed: false });
    await workbench.openNotebook("trips.ipynb");
    await workbench.runCommand("nbflow: Run as flow");

    const message = workbench.notification("nbflow is not installed in this workspace, and not on PATH.");
    await message.waitFor();
    expect(await message.getByRole("button", { name: "Install nbflow" }).isVisible()).toBe(true);
    await workbench.screenshot("not-installed");
  });
});

describe("a workspace that is not trusted", () => {
  test("tells what cells become, starts nothing else, and leads to where trust is given", async ({
    open,
  }) => {
    const { workbench } = await open({ workspace: "trips", untrusted: true });
    await workbench.openNotebook("trips.ipynb");
    await workbench.cellStatus("make-trips").waitFor();
    await workbench.runCommand("nbflow: Convert notebook");

    const message = workbench.notification("this workspace is in restricted mode");
    await message.getByRole("button", { name: "Manage workspace trust" }).click();
    await workbench.page.locator(".workspace-trust-editor").waitFor();
    expect(await workbench.page.locator(".terminal-wrapper").count()).toBe(0);
    await workbench.screenshot("untrusted");
  });
});

import { describe, expect, test as base } from "vitest";
import { inVscode } from "./harness/index.js";
import { keepTraffic } from "./harness/traffic.js";

const test = base.extend(inVscode);

describe("what a cell becomes", () => {
  test("stands under each cell, with what is wrong, and follows every edit", async ({ open }) => {
    const { project, workbench } = await open({ workspace: "trips", traffic: true });
    const { page } = workbench;
    await workbench.openNotebook("trips.ipynb");
    const making = workbench.cellStatus("make-trips · in count, seed · out distances, minutes");
    await making.waitFor();
    await workbench.screenshot("cells");
    await making.hover();
    await workbench.hover("Others wait for it").waitFor();
    await workbench.screenshot("cell-reasons");

    await workbench.typeIntoCell(3, "print(speed)");
    await workbench.warnings.first().waitFor();
    await workbench.hoverWarning("`speed` is read, and no cell before makes it");
    await workbench.screenshot("cell-warning");
    await page.keyboard.press("Escape");

    await workbench.selectCell(3);
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await workbench.problems({ warnings: 3 }).waitFor();
    await workbench.screenshot("cell-moved");

    await page.keyboard.press("Delete");
    await workbench.problems({ warnings: 2 }).waitFor();
    await page.keyboard.press("Control+z");
    await workbench.problems({ warnings: 3 }).waitFor();

    await workbench.quickFix(2, "Move this cell below cell 3");
    await workbench.problems({ warnings: 1 }).waitFor();
    await workbench.selectCell(3);
    await page.keyboard.press("Control+x");
    await making.waitFor({ state: "hidden" });
    await workbench.selectCell(2);
    await page.keyboard.press("Control+v");
    await workbench.cellStatus("in count, seed · out distances, minutes").waitFor();
    await workbench.screenshot("cell-pasted");

    await workbench.changeLanguage(3, "JavaScript");
    await workbench.errors.first().waitFor();
    await workbench.cellStatus("make-settings").waitFor();
    await workbench.screenshot("cell-language");
    const { labels } = await keepTraffic(project, "edits");
    expect(labels[2]).toContain("in count, seed · out");
  });
});

test("cells that were run in another order are run in theirs by the notebook's kernel; what they become may stand above", async ({
  open,
}) => {
  const settings = { "nbflow.cells.show": "codeLens" };
  const { workbench } = await open({ workspace: "order", kernel: true, settings });
  await workbench.openNotebook("order.ipynb");
  await workbench.lens("→ set-first · out first").waitFor();
  expect(await workbench.cellStatus("set-first").count()).toBe(0);
  await workbench.hints.first().waitFor();
  await workbench.quickFix(2, "Run all cells in order");
  await expect.poll(() => workbench.executionOrders()).toEqual(["[1]", "[2]", "[3]"]);
  await workbench.hints.first().waitFor({ state: "hidden" });
  await workbench.screenshot("cells-in-order");
});

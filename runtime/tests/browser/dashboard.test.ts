import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { axe, screenshot, useDashboard } from "./support/dashboard.js";
import { BROKEN, SALES } from "./support/notebook.js";

const dashboard = useDashboard();

const node = (page: Page, title: string) => page.getByRole("button", { name: new RegExp(`^${title} `, "u") });
async function ended(page: Page, type: string): Promise<void> {
  await page.locator(`[data-run-state="${type}"]`).waitFor();
}

async function isIn(page: Page, title: string, tone: string): Promise<void> {
  await page.locator(`[data-node][data-tone="${tone}"]`).and(node(page, title)).waitFor();
}

async function choose(page: Page, tab: string): Promise<void> {
  await page.getByRole("tab", { name: new RegExp(`^${tab}`, "u") }).click();
}

describe("a run", () => {
  test("shows by itself in the list, its graph goes live to green, and each task has its log and what it gave", async () => {
    const page = await dashboard.open("/");
    await page.getByText("No runs yet").waitFor();
    const running = await dashboard.run("sales", SALES, "--name", "sales-of-today");
    await page.getByRole("link", { name: "sales-of-today" }).click();

    await isIn(page, "Read the sales", "good");
    await isIn(page, "Wait for the word", "busy");
    await page.getByRole("button", { name: "Add them up Pending, cells 5–6" }).waitFor();
    await screenshot(page, "run-live");
    await node(page, "Wait for the word").click();
    await choose(page, "Logs");
    await page.getByRole("log").getByText("waiting").waitFor();

    await dashboard.write("go");
    expect(await running.ended).toBe(0);
    await ended(page, "COMPLETED");
    await isIn(page, "Wait for the word", "good");
    await isIn(page, "Add them up", "good");
    await page.getByText(/^\d of \d tasks completed$/u).waitFor();

    await node(page, "Add them up").click();
    await choose(page, "Output");
    const cell = page.getByRole("region", { name: "Cell 5" });
    await cell.getByText("total 10").waitFor();
    expect(await cell.locator(".ansi-green").textContent()).toBe("total");
    const table = page.frameLocator('iframe[title="Output of cell 5"]');
    expect(await table.getByRole("cell").textContent()).toBe("10");
    const picture = page.getByRole("region", { name: "Cell 6" }).getByRole("img");
    expect(
      await picture.evaluate((image) => (image as unknown as { readonly naturalWidth: number }).naturalWidth),
    ).toBe(1);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "run-completed");

    await choose(page, "Inputs and outputs");
    await page.getByRole("button", { name: "Wait for the word", exact: true }).click();
    await page.getByRole("heading", { name: "Wait for the word" }).waitFor();
    await choose(page, "States");
    await expect
      .poll(() =>
        page
          .getByRole("list", { name: /^States/u })
          .getByRole("listitem")
          .count(),
      )
      .toBe(3);
  });

  test("can be read in the dark, what its cells showed as HTML too", async () => {
    const page = await dashboard.open("/?name=sales-of-today", { colorScheme: "dark" });
    await page.getByRole("link", { name: "sales-of-today" }).click();
    await node(page, "Add them up").click();
    const cell = page.frameLocator('iframe[title="Output of cell 5"]').getByRole("cell");
    const readColour = () =>
      cell.evaluate((element) => {
        const { getComputedStyle: styleOf } = globalThis as unknown as {
          readonly getComputedStyle: (of: unknown) => { readonly color: string };
        };
        return styleOf(element).color;
      });
    expect(await readColour()).toBe("rgb(230, 233, 238)");
    await page.getByRole("combobox", { name: "Theme" }).selectOption("light");
    await expect.poll(readColour).toBe("rgb(27, 31, 36)");
    await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
    expect(await axe(page)).toEqual([]);
  });

  test("is read and worked with by keyboard alone, as a graph, over time and as a list", async () => {
    const page = await dashboard.open("/");
    await page.getByRole("link", { name: "sales-of-today" }).focus();
    await page.keyboard.press("Enter");
    await ended(page, "COMPLETED");
    await node(page, "Imports").or(node(page, "Set the parameters")).first().focus();
    await page.keyboard.press("End");
    await page.getByRole("heading", { name: "Add them up" }).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.getByRole("heading", { name: "Wait for the word" }).waitFor();

    await page.getByRole("tab", { name: "Graph" }).focus();
    await page.keyboard.press("ArrowRight");
    const rows = page.getByRole("list", { name: "Tasks in the order of their starts" });
    await rows
      .getByRole("button", { name: /^Wait for the word Completed, started after .*, took /u })
      .focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("heading", { name: "Add them up" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "run-timeline");

    await page.getByRole("tab", { name: "Timeline" }).focus();
    await page.keyboard.press("ArrowRight");
    const tasks = page.getByRole("list", { name: "Tasks in the flow's order" });
    await tasks.getByText("after Read the sales").first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Close the task" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "The run" }).waitFor();
    await choose(page, "Parameters");
    await page.getByText("north").waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test("that fails is red, says where and why, and shows the traceback", async () => {
    const running = await dashboard.run("broken", BROKEN, "--name", "prices-of-today");
    expect(await running.ended).toBe(1);
    const page = await dashboard.open("/?name=prices-of-today", { colorScheme: "dark" });
    await page.getByRole("link", { name: "prices-of-today" }).click();
    await ended(page, "FAILED");
    await isIn(page, "Look one up", "bad");
    await isIn(page, "Tell it", "off");
    await page
      .getByText(/KeyError: 'coffee'.*cell \d, line/u)
      .first()
      .waitFor();
    await page.getByRole("button", { name: /^Show / }).click();
    await page.getByRole("heading", { name: "Look one up" }).waitFor();
    await page.getByText("Traceback (most recent call last)").waitFor();
    await page.getByText("return prices[of]").last().waitFor();
    await page.getByText("nbflow resume").waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "run-failed-dark");
  });

  test("is cancelled from here", async () => {
    const waiting = SALES.replace("'go'", "'never'");
    const running = await dashboard.run("waiting", waiting, "--name", "sales-of-never");
    const page = await dashboard.open("/");
    await page.getByRole("link", { name: "sales-of-never" }).click();
    await isIn(page, "Wait for the word", "busy");
    await page.getByRole("button", { name: "Cancel", exact: true }).click();
    await ended(page, "CANCELLED");
    expect(await running.ended).not.toBe(0);
    expect(await page.getByRole("button", { name: "Cancel", exact: true }).count()).toBe(0);
    await isIn(page, "Add them up", "off");
  });
});

describe("lists", () => {
  test("of runs by state, flow and name, kept in the address", async () => {
    const page = await dashboard.open("/");
    const names = () => page.locator("tbody th a").allTextContents();
    const listed = (wanted: readonly string[]) => expect.poll(names).toEqual(wanted);
    await listed(["sales-of-never", "prices-of-today", "sales-of-today"]);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "runs");
    await page.getByRole("button", { name: "Failed" }).click();
    await listed(["prices-of-today"]);
    await page.getByRole("button", { name: "All", exact: true }).click();
    await page.getByRole("combobox", { name: "Flow" }).selectOption({ label: "sales" });
    await listed(["sales-of-today"]);
    await page.reload();
    await listed(["sales-of-today"]);
    await page.getByRole("combobox", { name: "Flow" }).selectOption("");
    await page.getByRole("searchbox").fill("never");
    await listed(["sales-of-never"]);
    await page.getByRole("searchbox").fill("nothing is called so");
    await page.getByText("No run is like that").waitFor();
    await page.getByRole("button", { name: "List all" }).click();
    await listed(["sales-of-never", "prices-of-today", "sales-of-today"]);
  });

  test("of flows, with how they went", async () => {
    const page = await dashboard.open("/flows", { colorScheme: "dark" });
    await page.getByRole("row").nth(3).waitFor();
    expect(await page.getByRole("img", { name: "The last runs, the newest first: failed" }).count()).toBe(1);
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "flows-dark");
  });

  test("of deployments and pools: a run with parameters waits, and it is said that no worker takes it", async () => {
    const flow = (await dashboard.api("POST", "/flows/", { name: "daily" })) as { readonly id: string };
    await dashboard.api("POST", "/work_pools/", { name: "default", type: "process" });
    await dashboard.api("POST", "/deployments/", {
      name: "nightly",
      flow_id: flow.id,
      work_pool_name: "default",
      schedules: [{ schedule: { cron: "0 5 * * *", timezone: "Europe/Madrid" }, active: true }],
      parameters: { region: "north" },
      parameter_openapi_schema: {
        type: "object",
        properties: {
          region: { type: "string", description: "Where it was sold." },
          count: { type: "integer" },
        },
      },
    });
    const page = await dashboard.open("/deployments");
    await page.getByText("0 5 * * *").waitFor();
    await page.getByText("no worker online").waitFor();
    await page.getByRole("button", { name: "Pause nightly" }).click();
    await page.getByRole("button", { name: "Resume nightly" }).click();
    await page.getByRole("button", { name: "Pause nightly" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "deployments");

    await page.getByRole("button", { name: "Run nightly" }).click();
    const dialog = page.getByRole("dialog", { name: "Run daily/nightly" });
    await dialog.getByLabel("count").fill("1.5");
    await dialog.getByRole("button", { name: "Run" }).click();
    await dialog.getByRole("alert").getByText("count takes a whole number").waitFor();
    await dialog.getByLabel("count").fill("2");
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Run" }).click();
    await ended(page, "SCHEDULED");
    await page.getByText("nbflow worker start --pool default").waitFor();
    await choose(page, "Parameters");
    await page.getByText("north").waitFor();

    await page.getByRole("link", { name: "Work pools" }).click();
    await page.getByRole("note").getByText("1 run waits").waitFor();
    await dashboard.api("POST", "/work_pools/default/workers/heartbeat", { name: "worker-1" });
    await page.getByText("worker-1").waitFor();
    await page.getByRole("note").waitFor({ state: "detached" });
    expect(await axe(page)).toEqual([]);
    await screenshot(page, "work-pools");
  });
});

import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { WebSocket } from "ws";
import { httpClient, serveClient, type Port } from "../../dashboard/src/client/index.js";
import { axe, screenshot, useDashboard } from "./support/dashboard.js";
import { BROKEN } from "./support/notebook.js";

const dashboard = useDashboard();

/** A page as an editor's webview has it: with its colours, without an address, and with messages alone. */
function webview(flowRunId: string): string {
  return `<!doctype html><html lang="en"><head><title>Run</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'self' 'unsafe-inline'; script-src 'self'">
    <link rel="stylesheet" href="/assets/run-page-styles.css">
    <style>:root { --vscode-editor-background: #1f1f1f; --vscode-foreground: #cccccc; --vscode-descriptionForeground: #9d9d9d;
      --vscode-panel-border: #2b2b2b; --vscode-textLink-foreground: #4daafc; --vscode-focusBorder: #0078d4 }</style>
    <script type="module" src="/assets/run-page.js"></script></head>
    <body class="vscode-dark"><div id="app" data-flow-run="${flowRunId}" data-server="prod"></div></body></html>`;
}

/** The extension host's end of a page's messages. */
async function hostOf(page: Page, onOther: (message: unknown) => void): Promise<Port> {
  const listeners = new Set<(message: unknown) => void>();
  await page.exposeFunction("toHost", (message: unknown) => {
    onOther(message);
    for (const on of listeners) on(message);
  });
  await page.addInitScript(
    `globalThis.acquireVsCodeApi = () => ({
      postMessage: (message) => toHost(message),
      setState: (state) => { globalThis.kept = state; },
    })`,
  );
  return {
    post: (message) => {
      // a page that is closed hears nothing more
      page.evaluate(`postMessage(${JSON.stringify(message)})`).catch(() => undefined);
    },
    listen: (on) => {
      listeners.add(on);
      return () => void listeners.delete(on);
    },
  };
}

/** What an editor says of its themes: the class of the body, and the colours that differ from those of the dark one. */
const themes = [
  [
    "light",
    "vscode-light",
    { "editor-background": "#ffffff", foreground: "#3b3b3b", "panel-border": "#e5e5e5" },
  ],
  [
    "high-contrast",
    "vscode-high-contrast",
    {
      "editor-background": "#000000",
      foreground: "#ffffff",
      descriptionForeground: "rgba(255, 255, 255, 0.7)",
      contrastBorder: "#6fc3df",
      focusBorder: "#f38518",
      "textLink-foreground": "#21a6ff",
    },
  ],
  [
    "high-contrast-light",
    "vscode-high-contrast vscode-high-contrast-light",
    {
      "editor-background": "#ffffff",
      foreground: "#292929",
      descriptionForeground: "rgba(41, 41, 41, 0.7)",
      contrastBorder: "#0f4a85",
      focusBorder: "#006bbd",
      "textLink-foreground": "#0f4a85",
    },
  ],
] as const;

/** The page gets another theme of the editor, as a webview does while it is open. */
async function wear(page: Page, className: string, colours: Readonly<Record<string, string>>): Promise<void> {
  const style = Object.entries(colours).map(([name, colour]) => `--vscode-${name}: ${colour}`);
  await page.evaluate(
    `document.documentElement.style.cssText = ${JSON.stringify(style.join(";"))}; document.body.className = "${className}"`,
  );
}

test("the run page works over messages alone, in an editor's colours, and asks for a cell to be shown", async () => {
  const running = await dashboard.run("broken", BROKEN);
  expect(await running.ended).toBe(1);
  const [run] = (await dashboard.api("POST", "/flow_runs/filter", {})) as readonly { readonly id: string }[];
  const page = await dashboard.open("/flows");
  const told: unknown[] = [];
  const port = await hostOf(page, (message) => told.push(message));
  const client = httpClient({
    url: `${dashboard.url}/api`,
    key: null,
    fetch,
    socket: (url) => new WebSocket(url, "prefect"),
  });
  const stop = serveClient(client, port);
  await page.route("**/webview", (route) =>
    route.fulfill({ contentType: "text/html", body: webview(run?.id ?? "") }),
  );
  await page.goto(`${dashboard.url}/webview`);
  await page.locator('[data-run-state="FAILED"]').waitFor();
  await page.locator('[data-tone="bad"]').first().click();
  await page.getByText("Traceback (most recent call last)").waitFor();
  expect(await axe(page)).toEqual([]);
  await screenshot(page, "webview-dark");
  const background = await page.evaluate("getComputedStyle(document.body).backgroundColor");
  expect(background).toBe("rgb(31, 31, 31)");
  expect(await page.evaluate("kept")).toEqual({ flowRunId: run?.id, server: "prod" });

  const light = {
    descriptionForeground: "#616161",
    "textLink-foreground": "#005fb8",
    focusBorder: "#005fb8",
  };
  for (const [name, className, colours] of themes) {
    await wear(page, className, { ...light, ...colours });
    for (const tab of ["Graph", "Timeline", "Tasks"]) {
      await page.getByRole("tab", { name: tab }).click();
      expect([name, tab, await axe(page)]).toEqual([name, tab, []]);
    }
    await page.getByRole("tab", { name: "Graph" }).click();
    await screenshot(page, `webview-${name}`);
  }
  await page.emulateMedia({ forcedColors: "active" });
  expect(await axe(page)).toEqual([]);
  await screenshot(page, "webview-forced-colours");

  await page.getByRole("button", { name: "Cell 2", exact: true }).click();
  expect(told.at(-1)).toEqual({
    type: "nbflow-open-cell",
    notebook: `${dashboard.folder}/broken.ipynb`,
    cell: 2,
    line: 2,
  });
  stop();
});

test("how long ago a run has started goes on once it has ended", async () => {
  const running = await dashboard.run("again", BROKEN);
  expect(await running.ended).toBe(1);
  const [run] = (await dashboard.api("POST", "/flow_runs/filter", {})) as readonly { readonly id: string }[];
  const page = await dashboard.open("/flows");
  await page.clock.install();
  await page.goto(`${dashboard.url}/runs/flow-run/${run?.id}`);
  await page.locator('[data-run-state="FAILED"]').waitFor();
  await page.clock.fastForward("50:00");
  await page.locator(".run-facts time", { hasText: /^5\d minutes ago$/u }).waitFor();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.clock.fastForward("10:00:00");
  await page.getByText(/^Started 1[01] hours ago\. Times are of this clock\.$/u).waitFor();
});

/**
 * What activation costs: the time that a real VS Code says the extension took, which is installed from its VSIX and activated by
 * a notebook that opens. Each round is a VS Code and a browser of its own. Promised: under 50 ms.
 *
 * It is a wall time: on a machine that others use, the best of the rounds says most.
 */
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { startServer } from "../../.ci/vscode/server.mjs";
import { setUp } from "../../.ci/vscode/set-up.mjs";

const rounds = 5;
const promised = 50;
const settings = { "workbench.startupEditor": "none", "workbench.quickOpen.closeOnFocusLost": false };
const extension = fileURLToPath(new URL("..", import.meta.url));

const { server, browser } = await setUp();
const place = await mkdtemp(join(tmpdir(), "nbflow-bench-"));
try {
  const vsix = join(place, "nbflow.vsix");
  const words = ["run", "-s", "package", "--", "--out", vsix];
  await promisify(execFile)("npm", words, { cwd: extension });
  const times = [];
  for (let round = 0; round < rounds; round += 1) times.push(await activation(vsix, join(place, `${round}`)));
  times.sort((a, b) => a - b);
  console.log(
    "activation, as VS Code says".padEnd(56),
    `best ${times[0]} ms, median ${times[Math.floor(rounds / 2)]} ms, worst ${times.at(-1)} ms`,
    `(promised: under ${promised} ms; the best is ${(times[0] / promised).toFixed(2)} of it)`,
  );
} finally {
  await rm(place, { recursive: true, force: true, maxRetries: 5 });
}

/** Milliseconds of one activation. */
async function activation(vsix, home) {
  const folder = join(home, "trips");
  await cp(join(extension, "tests/vscode/workspaces/trips"), folder, { recursive: true });
  const vscode = await startServer({ server, home: join(home, "vscode"), extensions: [vsix], settings });
  const window = await chromium.launch(browser);
  try {
    // Tall enough that the list shows every extension.
    const page = await window.newPage({ viewport: { width: 1440, height: 3_000 } });
    page.setDefaultTimeout(120_000);
    await page.goto(vscode.url(folder));
    const notebook = page.getByRole("treeitem", { name: "trips.ipynb", exact: true });
    await notebook.waitFor();
    // A notebook that opens before extensions are registered opens as text.
    await command(page, "nbflow: Convert notebook");
    await page.keyboard.press("Escape");
    await notebook.dblclick();
    await page.locator(".cell-statusbar-container", { hasText: "make-trips" }).waitFor();
    await (await command(page, "Developer: Show Running Extensions")).click();
    const row = page.locator(".runtime-extensions-editor .monaco-list-row", {
      has: page.locator(".name", { hasText: /^nbflow$/ }),
    });
    return Number(/(\d+)ms/.exec(await row.locator(".activation-time").innerText())?.[1]);
  } finally {
    await window.close();
    await vscode.stop();
  }
}

/** A command in the palette, once it is there. */
async function command(page, title) {
  const found = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
  for (;;) {
    await page.keyboard.press("F1");
    await page.locator(".quick-input-widget input[type=text]").fill(`>${title}`);
    const isThere = await found.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return found;
    await page.keyboard.press("Escape");
  }
}

import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import axeCore from "axe-core";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { chromium as setUpChromium } from "../../../../.ci/vscode/chromium.mjs";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const NBFLOW = at("../../../bin/nbflow.mjs");
/** Where a run of the tests leaves its screenshots. */
const SCREENSHOTS = at("../../../../.cache/screenshots");
const PYTHON = process.env["NBFLOW_TEST_PYTHON"] ?? "";

export interface Dashboard {
  readonly url: string;
  readonly home: string;
  readonly folder: string;
  /** A new page in light colours, or as the options say; what goes wrong in it fails the test. */
  open(
    path: string,
    options?: { readonly colorScheme?: "light" | "dark"; readonly contrast?: "more" },
  ): Promise<Page>;
  /** Starts `nbflow run` of a notebook in the folder. */
  run(name: string, notebook: string, ...args: readonly string[]): Promise<Running>;
  write(name: string, text?: string): Promise<void>;
  api(method: string, path: string, body?: unknown): Promise<unknown>;
}

export interface Running {
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
}

/** A real server in a process of its own, with a state folder of its own, and a real browser. */
export function useDashboard(env: Readonly<Record<string, string>> = {}): Dashboard {
  let browser: Browser | null = null;
  let server: ChildProcess | null = null;
  let folder = "";
  let url = "";
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  const runs = new Set<ChildProcess>();
  const environment = () => ({ ...process.env, NO_COLOR: "1", ...env, NBFLOW_HOME: join(folder, "home") });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "nbflow-dashboard-"));
    await mkdir(SCREENSHOTS, { recursive: true });
    server = spawn(process.execPath, [NBFLOW, "server", "start", "--port", "0"], {
      env: environment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    url = await addressIn(server);
    browser = await chromium.launch(await setUpChromium());
  });
  afterEach(() => {
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    for (const context of contexts) await context.close();
    await browser?.close();
    await Promise.all([...runs, server].map((child) => ended(child)));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  return {
    get url() {
      return url;
    },
    get home() {
      return join(folder, "home");
    },
    get folder() {
      return folder;
    },
    async open(path, { colorScheme = "light", contrast } = {}) {
      if (browser === null) throw new Error("There is no browser.");
      const context = await browser.newContext({
        colorScheme,
        viewport: { width: 1440, height: 900 },
        reducedMotion: "reduce",
        ...(contrast === undefined ? {} : { contrast }),
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      page.on("pageerror", (error) => problems.push(`${path}: ${error.message}`));
      page.on("console", (message) => {
        // what a cell's HTML may not do is told by the browser, as it must be, and so is that a key is wanted
        if (message.type() === "error" && !/about:srcdoc|status of 401/u.test(message.text()))
          problems.push(`${path}: ${message.text()}`);
      });
      await page.goto(`${url}${path}`);
      return page;
    },
    async run(name, notebook, ...args) {
      await writeFile(join(folder, `${name}.ipynb`), notebook);
      const child = spawn(
        process.execPath,
        [NBFLOW, "run", `${name}.ipynb`, "-q", "--python", PYTHON, ...args],
        {
          cwd: folder,
          env: environment(),
          stdio: "ignore",
        },
      );
      runs.add(child);
      const over = once(child, "exit") as Promise<[number | null]>;
      return { ended: over.then(([code]) => code ?? -1) };
    },
    write: (name, text = "") => writeFile(join(folder, name), text),
    async api(method, path, body) {
      const response = await fetch(`${url}/api${path}`, {
        method,
        headers: { "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text === "" ? null : (JSON.parse(text) as unknown);
    },
  };
}

function addressIn(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const url = /http:\/\/\S+/u.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    });
    server.once("exit", () => reject(new Error(`The server ended: ${said}`)));
  });
}

async function ended(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const over = once(child, "exit");
  child.kill("SIGTERM");
  await over;
}

/** Keeps how a page looks as an artifact of the tests. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `dashboard-${name}.png`), animations: "disabled" });
}

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds wrong with a page, in words. */
export async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeCore.source);
  const violations = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run(): Promise<{ violations: unknown }> } };
    return (await run.run()).violations;
  });
  return (violations as readonly Violation[]).map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary ?? ""}`).join("\n")}`,
  );
}

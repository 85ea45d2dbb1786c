import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { setUp } from "../../../../.ci/vscode/set-up.mjs";
import { artifacts, extensionFolder, standIns, standInVsix, vsix } from "./paths.js";

const run = promisify(execFile);

/** Once for all tests: a real VS Code, a browser, the extension's VSIX, and those of stand-ins for other extensions. */
export default async function globalSetup(project: TestProject): Promise<void> {
  const { server, browser } = await setUp();
  project.provide("server", server);
  project.provide("browser", browser);
  await rm(artifacts, { recursive: true, force: true });
  await mkdir(artifacts, { recursive: true });
  await packageVsix(extensionFolder, vsix);
  for (const name of standIns)
    await packageVsix(`${extensionFolder}/tests/vscode/${name}-extension`, standInVsix(name));
}

async function packageVsix(folder: string, out: string): Promise<void> {
  const vsce = `${extensionFolder}/../node_modules/@vscode/vsce/vsce`;
  const options = [
    "--no-dependencies",
    "--allow-missing-repository",
    "--skip-license",
    "--no-rewrite-relative-links",
  ];
  const { stdout, stderr } = await run(process.execPath, [vsce, "package", ...options, "--out", out], {
    cwd: folder,
  });
  if (/warning/i.test(stdout + stderr)) throw new Error(`vsce warns:\n${stdout}${stderr}`);
}

declare module "vitest" {
  interface ProvidedContext {
    readonly server: string;
    readonly browser: {
      readonly executablePath: string;
      readonly args: string[];
      readonly env: Record<string, string>;
    };
  }
}

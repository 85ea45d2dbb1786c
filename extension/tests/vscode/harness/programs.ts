import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Project } from "./project.js";

/** `nbflow` as a person starts it in a shell, without VS Code; it ends with the test. */
export function nbflow(
  project: Project,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ChildProcess {
  const program = spawn(process.execPath, [project.path("node_modules/nbflow/bin/nbflow.mjs"), ...words], {
    cwd: project.folder,
    env: { ...process.env, NBFLOW_HOME: join(project.home, "nbflow"), ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    if (program.exitCode !== null || program.signalCode !== null) return;
    program.kill();
    await once(program, "close");
  });
  return program;
}

/** What it prints, once it has ended well. */
export async function done(program: ChildProcess, status = 0): Promise<string> {
  const said: string[] = [];
  program.stdout?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const [ended] = (await once(program, "close")) as [number];
  expect(ended).toBe(status);
  return said.join("");
}

/** A server elsewhere that opens to a key; its address. */
export async function serve(project: Project, key: string): Promise<string> {
  const server = nbflow(project, ["server", "start", "--port", "0"], {
    NBFLOW_HOME: join(project.home, "elsewhere"),
    NBFLOW_SERVER_KEY: key,
  });
  const [said] = server.stdout ? await once(server.stdout, "data") : [];
  return /http:\S+/u.exec(String(said))?.[0] ?? "";
}

/** How programs in a shell reach the server that the window has started. */
export async function windowsServer(project: Project): Promise<Readonly<Record<string, string>>> {
  const told = await readFile(join(project.home, "nbflow/server.json"), "utf8");
  const { url, key } = JSON.parse(told) as { readonly url: string; readonly key: string };
  return { PREFECT_API_URL: `${url}/api`, PREFECT_API_KEY: key };
}

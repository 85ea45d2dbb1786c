import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import type { Workspace } from "./workspace.js";

export const COMMAND = fileURLToPath(new URL("../../../../bin/nbflow.mjs", import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when stdout or stderr has the text; rejects when the command ends without it. */
  says(text: string | RegExp): Promise<void>;
}

/** Starts the built command in a workspace, as a person would from a shell, with pipes for its streams. */
export function start(
  workspace: Workspace,
  args: readonly string[],
  env: Record<string, string> = {},
): Started {
  return launch(process.execPath, [COMMAND, ...args], workspace, env);
}

/** Starts any program so. */
export function launch(
  program: string,
  args: readonly string[],
  workspace: Workspace,
  env: Record<string, string> = {},
): Started {
  const child = spawn(program, args, {
    cwd: workspace.folder,
    env: { ...workspace.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  const listeners = new Set<() => void>();
  const told = () => listeners.forEach((listener) => listener());
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    told();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    told();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
  return {
    child,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const all = stdout + stderr;
          if (typeof text === "string" ? all.includes(text) : text.test(all)) {
            listeners.delete(look);
            resolve();
          }
        };
        listeners.add(look);
        look();
        ended.then(
          () => reject(new Error(`It ended without saying ${String(text)}:\n${stdout}\n${stderr}`)),
          reject,
        );
      }),
  };
}

/** Runs the built command to its end. */
export function nbflow(
  workspace: Workspace,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  return start(workspace, args, env).ended;
}

/** What runs commands that must succeed, by their words, and gives what they print; `env` is asked for at each. */
export const succeeding =
  (workspace: Workspace, env: () => Record<string, string> = () => ({})) =>
  async (...args: readonly string[]): Promise<string> => {
    const ended = await nbflow(workspace, args, env());
    expect(ended.status, ended.stderr).toBe(0);
    return ended.stdout;
  };

import { spawn } from "node:child_process";
import type { TerminalProgram } from "../terminal/index.js";

/** Starts a server that outlives this window, and resolves once it serves. It ends by itself when nobody uses it. */
export function startShared(program: TerminalProgram, folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program.file, [...program.args, "server", "start", "--shared", "--port", "0"], {
      cwd: folder,
      detached: true,
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: string[] = [];
    child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
    child.stdout.once("data", () => {
      // Nothing here keeps it, nor waits for it: it is the other windows' as well.
      child.removeAllListeners();
      child.stdout.destroy();
      child.stderr.destroy();
      child.unref();
      resolve();
    });
    child.once("error", reject);
    child.once("close", (status) =>
      reject(new Error(said.join("").trim() || `nbflow server start ended with ${status ?? "a signal"}.`)),
    );
  });
}

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const guarded = fileURLToPath(new URL("guarded.mjs", import.meta.url));

/**
 * Starts a VS Code server on a free loopback port, with all of its data in `home` and nothing of the user's.
 *
 * @param {object} options
 * @param {string} options.server what `codeServer()` gives
 * @param {string} options.home a folder of its own
 * @param {readonly string[]} [options.extensions] VSIX files that it installs first
 * @param {Readonly<Record<string, unknown>>} [options.settings] the settings of its only user
 * @param {boolean} [options.trust] leaves workspace trust on, so that a folder opens untrusted; default false
 * @param {NodeJS.ProcessEnv} [options.env] further environment variables, for terminals and extensions too
 */
export async function startServer({ server, home, extensions = [], settings = {}, trust = false, env = {} }) {
  await mkdir(join(home, "data/User"), { recursive: true });
  await writeFile(join(home, "data/User/settings.json"), JSON.stringify(settings, null, 2));
  const child = spawn(
    process.execPath,
    [
      guarded,
      process.execPath,
      server,
      "--host=127.0.0.1",
      "--port=0",
      "--without-connection-token",
      "--accept-server-license-terms",
      `--server-data-dir=${home}`,
      "--telemetry-level=off",
      ...(trust ? [] : ["--disable-workspace-trust"]),
      ...extensions.flatMap((vsix) => ["--install-extension", vsix]),
      ...(extensions.length > 0 ? ["--start-server"] : []),
    ],
    { env: withoutEditor({ ...process.env, ...env }), stdio: ["pipe", "pipe", "pipe"], detached: true },
  );
  const ended = once(child, "exit");
  const printed = [];
  const origin = await new Promise((resolve, reject) => {
    const read = (line) => {
      printed.push(line);
      const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    };
    createInterface({ input: child.stdout }).on("line", read);
    createInterface({ input: child.stderr }).on("line", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`VS Code ended with ${code}\n${printed.join("\n")}`)));
  });
  return {
    url: (folder) => `${origin}/?folder=${encodeURIComponent(folder)}`,
    printed: () => printed.join("\n"),
    stop: async () => {
      stopGroup(child, "SIGTERM");
      const killing = setTimeout(() => stopGroup(child, "SIGKILL"), 5_000);
      await ended;
      clearTimeout(killing);
    },
  };
}

/** The server's extension hosts and terminals end with it. */
function stopGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** A test that was started from an editor's terminal must not reach that editor. */
function withoutEditor(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
}

import { cp, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { builtOnce, cacheFolder, npm } from "./steps.mjs";

/** code-server 4.100.3 is VS Code 1.100, the oldest that the extension supports. */
const versions = { "code-server": "4.100.3", "@lydell/node-pty": "1.1.0", "@vscode/ripgrep": "1.18.0" };
const folder = join(cacheFolder, "code-server");

/**
 * A VS Code that a browser opens, made of npm packages alone; `server` is what Node starts.
 *
 * Its own install script compiles native modules. Nothing is compiled here: terminals take the same node-pty prebuilt,
 * file search takes a prebuilt ripgrep, and VS Code runs without its log writer and watchdog.
 */
export async function setUpCodeServer(say) {
  const started = performance.now();
  const key = JSON.stringify({ versions, platform: process.platform, arch: process.arch, script: 1 });
  const built = await builtOnce({ folder, key, build: (workplace) => build(workplace, say) });
  if (built) say(`VS Code is ready (${((performance.now() - started) / 1000).toFixed(0)} s)`);
  return { server: join(folder, "node_modules/code-server/lib/vscode/out/server-main.js") };
}

async function build(workplace, say) {
  say("installing VS Code (code-server, from npm; about 100 MB, once) …");
  await writeFile(join(workplace, "package.json"), JSON.stringify({ private: true, dependencies: versions }));
  await npm(workplace, ["install", "--ignore-scripts"], say);

  say("installing what VS Code and its built-in extensions need …");
  const modules = join(workplace, "node_modules");
  const vscode = join(modules, "code-server/lib/vscode");
  await npm(vscode, ["install", "--omit=dev", "--ignore-scripts"], say);
  await npm(join(vscode, "extensions"), ["install", "--omit=dev", "--ignore-scripts"], say);

  const machine = `${process.platform}-${process.arch}`;
  const pty = join(vscode, "node_modules/node-pty");
  await rm(pty, { recursive: true });
  await cp(join(modules, "@lydell/node-pty"), pty, { recursive: true });
  await cp(
    join(modules, `@lydell/node-pty-${machine}`),
    join(vscode, `node_modules/@lydell/node-pty-${machine}`),
    { recursive: true },
  );
  await cp(
    join(modules, `@vscode/ripgrep-${machine}/bin`),
    join(vscode, "node_modules/@vscode/ripgrep/bin"),
    { recursive: true },
  );
  await symlink("node_modules", join(vscode, "node_modules.asar"));
}

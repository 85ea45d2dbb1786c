import { cpSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { inCache } from "../set-up/paths.mjs";
import { step } from "../set-up/say.mjs";
import { builtOnce } from "./built-once.mjs";
import { npmInstall } from "./npm.mjs";

/** code-server 4.100.3 is VS Code 1.100, the oldest that the extension supports. */
const dependencies = { "code-server": "4.100.3", "@lydell/node-pty": "1.1.0", "@vscode/ripgrep": "1.18.0" };
const folder = inCache("code-server");

/**
 * A VS Code that a browser opens, made of npm packages alone: what Node starts to serve it.
 *
 * Its own install script compiles native modules. Nothing is compiled here: terminals take the same node-pty prebuilt,
 * file search takes a prebuilt ripgrep, and two small files stand in for the log writer and the watchdog.
 */
export async function codeServer() {
  await builtOnce(folder, { dependencies, recipe: 2 }, (workplace) =>
    step("VS Code for the extension's tests (from npm, once)", () => build(workplace)),
  );
  return join(folder, "node_modules/code-server/lib/vscode/out/server-main.js");
}

async function build(workplace) {
  writeFileSync(join(workplace, "package.json"), JSON.stringify({ private: true, dependencies }));
  await npmInstall(workplace);

  const modules = join(workplace, "node_modules");
  const vscode = join(modules, "code-server/lib/vscode");
  await npmInstall(vscode, ["--omit=dev"]);
  await npmInstall(join(vscode, "extensions"), ["--omit=dev"]);

  const machine = `${process.platform}-${process.arch}`;
  const put = (from, name) =>
    cpSync(join(modules, from), join(vscode, "node_modules", name), { recursive: true });
  rmSync(join(vscode, "node_modules/node-pty"), { recursive: true });
  put("@lydell/node-pty", "node-pty");
  put(`@lydell/node-pty-${machine}`, `@lydell/node-pty-${machine}`);
  put(`@vscode/ripgrep-${machine}/bin`, "@vscode/ripgrep/bin");
  for (const name of ["@vscode/spdlog", "native-watchdog"]) {
    const standIn = new URL(`stand-ins/${basename(name)}.cjs`, import.meta.url);
    cpSync(standIn, join(vscode, "node_modules", name, "index.js"));
  }
  symlinkSync("node_modules", join(vscode, "node_modules.asar"));
}

import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository, workspaces } from "./paths.js";

/** A person's project on disk, and a home for the runs. */
export interface Project {
  readonly folder: string;
  readonly home: string;
  path(name: string): string;
  remove(): Promise<void>;
}

/** Copies a folder of `workspaces/` to a place of its own; `nbflow` is installed there as npm would do it. */
export async function makeProject(name: string, { installed = true } = {}): Promise<Project> {
  const place = await realpath(await mkdtemp(join(tmpdir(), "nbflow-vscode-")));
  const folder = join(place, name);
  await cp(join(workspaces, name), folder, { recursive: true });
  if (installed) {
    await link(join(repository, "runtime"), join(folder, "node_modules/nbflow"));
    await link(join(repository, "converter"), join(folder, "node_modules/@nbflow/converter"));
    await link("../nbflow/bin/nbflow.mjs", join(folder, "node_modules/.bin/nbflow"));
  }
  return {
    folder,
    home: join(place, "home"),
    path: (file) => join(folder, file),
    remove: async () => {
      await endServer(join(place, "home/nbflow/server.json"));
      await rm(place, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Ends the server that the extension has started, which would wait a minute for other windows. */
async function endServer(file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text !== null) process.kill((JSON.parse(text) as { readonly pid: number }).pid);
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
}

import { constants } from "node:fs";
import { copyFile, lstat, mkdir, readdir, readlink, realpath, stat, symlink, utimes } from "node:fs/promises";
import { join, relative, isAbsolute, dirname, resolve } from "node:path";
import { VerifyError } from "./verify-error.js";

/** Never copied: what tools keep beside a notebook, and what no cell reads as data. */
const LEFT_OUT = new Set([
  ".git",
  ".hg",
  ".svn",
  ".ipynb_checkpoints",
  "__pycache__",
  "node_modules",
  ".venv",
  "venv",
  ".tox",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
]);

/** However small they are, more files than this are no notebook's folder. */
const MOST_FILES = 50_000;

/** What is in a folder that a copy of it has. */
export interface FolderContents {
  readonly root: string;
  readonly folders: readonly string[];
  /** Files by their path in the folder, and where their bytes are. */
  readonly files: readonly { readonly path: string; readonly from: string }[];
  /** Symbolic links that lead to places in the folder. */
  readonly links: readonly { readonly path: string; readonly to: string }[];
  readonly bytes: number;
}

/**
 * Lists what a copy of a folder has. A link to what lies outside becomes a copy of it, so that nothing outside is written
 * through it.
 * @throws VerifyError where that is more than `mostBytes`.
 */
export async function contentsOf(folder: string, mostBytes: number): Promise<FolderContents> {
  const root = await realpath(folder);
  const folders: string[] = [];
  const files: { readonly path: string; readonly from: string }[] = [];
  const links: { readonly path: string; readonly to: string }[] = [];
  let bytes = 0;
  const visit = async (from: string, path: string, above: readonly string[]): Promise<void> => {
    for (const entry of await readdir(from, { withFileTypes: true })) {
      if (LEFT_OUT.has(entry.name)) continue;
      await add(join(from, entry.name), join(path, entry.name), above);
    }
  };
  const add = async (from: string, path: string, above: readonly string[]): Promise<void> => {
    const found = await lstat(from);
    if (found.isSymbolicLink()) {
      const target = await realpath(from).catch(() => null);
      if (target === null) return;
      const to = await readlink(from);
      if (!isAbsolute(to) && isInside(resolve(dirname(from), to), root) && isInside(target, root)) {
        links.push({ path, to });
      } else if (!above.includes(target)) {
        await add(target, path, above);
      }
      return;
    }
    if (found.isDirectory()) {
      const whole = await realpath(from);
      if (above.includes(whole) || (await isEnvironment(from))) return;
      folders.push(path);
      await visit(from, path, [...above, whole]);
      return;
    }
    // pipes, sockets and devices hold no data
    if (!found.isFile()) return;
    files.push({ path, from });
    bytes += found.size;
    if (bytes > mostBytes || files.length > MOST_FILES) throw tooLarge(folder, mostBytes, bytes > mostBytes);
  };
  await visit(root, "", [root]);
  return { root, folders, files, links, bytes };
}

/** Makes a copy; where the file system can, files share their blocks until one is written. */
export async function copyContents({ folders, files, links }: FolderContents, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const path of folders) await mkdir(join(to, path), { recursive: true });
  for (const { path, from } of files) {
    const target = join(to, path);
    await copyFile(from, target, constants.COPYFILE_FICLONE);
    const { atime, mtime } = await stat(from);
    await utimes(target, atime, mtime);
  }
  for (const { path, to: target } of links) await symlink(target, join(to, path));
}

function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === "" || (!way.startsWith("..") && !isAbsolute(way));
}

/** A Python environment, whatever it is called. */
async function isEnvironment(folder: string): Promise<boolean> {
  return stat(join(folder, "pyvenv.cfg")).then(
    () => true,
    () => false,
  );
}

function tooLarge(folder: string, mostBytes: number, isSize: boolean): VerifyError {
  const most = isSize ? `${Math.round(mostBytes / 1e6)} MB` : `${MOST_FILES} files`;
  return new VerifyError(
    "folder-too-large",
    `${folder} has more than ${most} in it, and each run gets a copy of the notebook's folder.`,
    isSize
      ? "Move the notebook and its data to a folder of their own, or allow more with --limit MB."
      : "Move the notebook and its data to a folder of their own.",
  );
}

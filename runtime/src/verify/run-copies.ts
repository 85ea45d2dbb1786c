import { rmSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { contentsOf, copyContents } from "./copy-folder.js";

/** A place for runs: each gets a fresh copy of the notebook's folder, all at the same path, so that paths never differ. */
export interface Copies {
  /** Where each run runs. */
  readonly folder: string;
  /** For files that are no run's. */
  readonly scratch: string;
  /** Throws away what the run before has left, and copies anew. */
  fresh(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * Copies of `root`, in which runs run in the folder that stands for `original`, a folder in it.
 * @throws VerifyError where the root is too large to be copied.
 */
export async function copiesOf(original: string, root: string, mostBytes: number): Promise<Copies> {
  const contents = await contentsOf(root, mostBytes);
  const inside = relative(contents.root, await realpath(original));
  const temporary = await mkdtemp(join(tmpdir(), "nbflow-verify-"));
  const onExit = (): void => rmSync(temporary, { recursive: true, force: true });
  process.once("exit", onExit);
  const copy = join(temporary, "run", basename(contents.root) || "root");
  const folder = join(copy, inside);
  const scratch = join(temporary, "nbflow");
  await mkdir(scratch);
  return {
    folder,
    scratch,
    async fresh() {
      await rm(join(temporary, "run"), { recursive: true, force: true, maxRetries: 3 });
      await copyContents(contents, copy);
    },
    async remove() {
      await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
      process.off("exit", onExit);
    },
  };
}

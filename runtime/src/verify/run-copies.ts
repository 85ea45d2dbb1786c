import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
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

/** @throws VerifyError where the folder is too large to be copied. */
export async function copiesOf(original: string, mostBytes: number): Promise<Copies> {
  const contents = await contentsOf(original, mostBytes);
  const temporary = await mkdtemp(join(tmpdir(), "nbflow-verify-"));
  const onExit = (): void => rmSync(temporary, { recursive: true, force: true });
  process.once("exit", onExit);
  const folder = join(temporary, "run", basename(contents.root) || "root");
  const scratch = join(temporary, "nbflow");
  await mkdir(scratch);
  return {
    folder,
    scratch,
    async fresh() {
      await rm(join(temporary, "run"), { recursive: true, force: true, maxRetries: 3 });
      await copyContents(contents, folder);
    },
    async remove() {
      await rm(temporary, { recursive: true, force: true, maxRetries: 3 });
      process.off("exit", onExit);
    },
  };
}

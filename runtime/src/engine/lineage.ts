import { resolve } from "node:path";
import type { Environment, Json, PythonWorker } from "../python/worker.js";
import { isStill, markOf, type FileMark } from "./file-marks.js";
import { hashOf } from "./input-key.js";
import { areSameFiles, type OpenedFiles } from "./opened-files.js";

/**
 * What the outcome of a run of cells comes from, recorded with the state that completes it.
 *
 * 1. `key` is known before the cells run, and says all that they are known to depend on; two runs with the same key, whose
 *    modules and files are the same too, leave the same: the first file that cells open follows from the key, and the next
 *    one from what was in those before.
 * 2. `whole` is what those that take from it depend on: the key, the modules that were loaded when it ended, and what was in
 *    the files that it opened.
 */
export interface Lineage {
  readonly key: string;
  readonly whole: string;
  /** Modules of no installed package that were loaded: the hash of each file's text. */
  readonly modules: Readonly<Record<string, string | null>>;
  /** By their paths in the cells. */
  readonly files: Readonly<Record<string, FileMark>>;
  /** Files that it was seen to open; missing where it opens none that are not named. */
  readonly opened?: OpenedFiles;
}

export interface Sources {
  /** A hash of the task's cells and of how they are run. */
  readonly version: string;
  /** The same of the setup. */
  readonly setup: string;
  /** Where each variable that is read comes from: the `whole` lineage of what made it. */
  readonly variables: readonly (readonly [name: string, whole: string])[];
  /** Of runs that must have ended before. */
  readonly after: readonly string[];
  /** Values that are bound, as they are. */
  readonly values: Readonly<Record<string, Json>>;
  readonly files: readonly string[];
}

export type Begun = Omit<Lineage, "whole" | "modules" | "opened">;

/** What cells of a home run with; null where that is not known. */
export async function environmentOf(worker: PythonWorker): Promise<Environment | null> {
  try {
    await worker.ready;
    return (await worker.keeps?.environment()) ?? null;
  } catch {
    return null;
  }
}

/** Null where a file can't be read. */
export async function beginLineage(
  { files, ...sources }: Sources,
  environment: Environment,
  known: Readonly<Record<string, FileMark>>,
): Promise<Begun | null> {
  const marks: Record<string, FileMark> = {};
  for (const path of files) {
    const mark = await markOf(resolve(environment.folder, path), known[path]);
    if (mark === null) return null;
    marks[path] = mark;
  }
  const contents = files.map((path) => [path, marks[path]?.sha256 ?? null]);
  const { version, setup, variables, after, values } = sources;
  const parts = [
    version,
    setup,
    environment.hash,
    environment.folder,
    variables.toSorted(byText),
    after.toSorted(),
    Object.entries(values).toSorted(byText),
    contents,
  ];
  return { key: hashOf(JSON.stringify(parts)), files: marks };
}

function byText(one: readonly unknown[], other: readonly unknown[]): number {
  const [first, second] = [String(one[0]), String(other[0])];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Null where a file was written to meanwhile. */
export async function endLineage(
  { key, files }: Begun,
  environment: Environment,
  modules: Readonly<Record<string, string | null>>,
  opened: OpenedFiles,
): Promise<Lineage | null> {
  for (const [path, mark] of Object.entries(files))
    if (!(await isStill(resolve(environment.folder, path), mark))) return null;
  const contents = Object.entries(opened).map(([path, mark]) => [path, mark?.sha256 ?? null]);
  const parts = [key, Object.entries(modules).toSorted(byText)];
  const whole = hashOf(JSON.stringify(contents.length === 0 ? parts : [...parts, contents.toSorted(byText)]));
  return { key, whole, modules, files, ...(contents.length === 0 ? {} : { opened }) };
}

/** Whether the modules that a run was made with, and the files that it opened, are what they were. */
export async function isAsItWas({ modules, opened = {} }: Lineage): Promise<boolean> {
  for (const [path, sha256] of Object.entries(modules))
    if (sha256 === null || (await markOf(path))?.sha256 !== sha256) return false;
  return areSameFiles(opened);
}

export function lineageOf(details: Readonly<Record<string, unknown>> | undefined): Lineage | null {
  const found = details?.["lineage"] as Lineage | undefined;
  return found ?? null;
}

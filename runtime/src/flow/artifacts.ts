import { v7 as uuid } from "uuid";
import { running, UsageError } from "../engine/index.js";
import type { Json } from "../python/worker.js";
import type { Artifact } from "../store/index.js";

export interface ArtifactOptions {
  /** Small letters, digits and dashes; artifacts with one key are versions of one thing. Default: none. */
  readonly key?: string;
  readonly description?: string;
}

/** A table: a list of rows, a list of lists, or columns by name. */
export type Table =
  | readonly Readonly<Record<string, Json>>[]
  | readonly (readonly Json[])[]
  | Readonly<Record<string, readonly Json[]>>;

/**
 * Keeps a text in Markdown with the task run (or the flow run) that calls it. Gives the artifact's id.
 * @throws UsageError outside of a flow run, or for a key that is none. So do the others.
 *
 * @example
 * createMarkdownArtifact({ key: "report", markdown: `RMSE **${rmse}**` });
 */
export function createMarkdownArtifact(given: ArtifactOptions & { readonly markdown: string }): string {
  return save("markdown", given.markdown, given);
}

export function createTableArtifact(given: ArtifactOptions & { readonly table: Table }): string {
  return save("table", JSON.stringify(given.table), given);
}

export function createLinkArtifact(
  given: ArtifactOptions & { readonly link: string; readonly linkText?: string },
): string {
  return save("markdown", `[${given.linkText ?? given.link}](${given.link})`, given);
}

export function createImageArtifact(given: ArtifactOptions & { readonly imageUrl: string }): string {
  return save("image", given.imageUrl, given);
}

/** How far something is, from 0 to 100. */
export function createProgressArtifact(given: ArtifactOptions & { readonly progress: number }): string {
  return save("progress", percentage(given.progress), given);
}

/** What progress artifacts of this process are, so that they can be changed. */
const progresses = new Map<string, Artifact>();

export function updateProgressArtifact(
  id: string,
  given: { readonly progress: number; readonly description?: string },
): void {
  const { flow } = placeOf();
  const before = progresses.get(id);
  if (before === undefined)
    throw new UsageError("bad-artifact", `There is no progress artifact ${id} in this process.`);
  const changed: Artifact = {
    ...before,
    data: percentage(given.progress),
    description: given.description ?? before.description,
    updated: flow.recorder.clock.now().toISOString(),
  };
  progresses.set(id, changed);
  flow.recorder.saveArtifact(changed);
}

function save(type: string, data: Json, { key, description }: ArtifactOptions): string {
  const { flow, task } = placeOf();
  if (key !== undefined && !/^[a-z0-9-]+$/u.test(key)) {
    throw new UsageError(
      "bad-artifact",
      `"${key}" can't be an artifact's key.`,
      "A key has small letters, digits and dashes.",
    );
  }
  const now = flow.recorder.clock.now().toISOString();
  const artifact: Artifact = {
    id: uuid(),
    key: key ?? null,
    type,
    data,
    description: description ?? null,
    created: now,
    updated: now,
    flowRunId: flow.flowRun.id,
    taskRunId: task?.taskRun.id ?? null,
  };
  flow.recorder.saveArtifact(artifact);
  if (type === "progress") progresses.set(artifact.id, artifact);
  return artifact.id;
}

function placeOf(): NonNullable<ReturnType<typeof running>> {
  const place = running();
  if (place === undefined) throw new UsageError("outside-of-a-flow", "Artifacts are made in a flow run.");
  return place;
}

function percentage(progress: number): number {
  if (progress >= 0 && progress <= 100) return progress;
  throw new UsageError("bad-artifact", `Progress goes from 0 to 100, and ${progress} was given.`);
}

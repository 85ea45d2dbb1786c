import { CONTENT_SLUG, contentName, openContent, read } from "../orion/index.js";
import { stateFolder, type Artifact } from "../store/index.js";
import type { World } from "./world.js";

/** Artifacts, each with what it refers to in the server's storage; one whose content is not there, or is another, stays a reference. */
export async function withContents(
  artifacts: readonly Artifact[],
  world: World,
): Promise<readonly Artifact[]> {
  const referring = artifacts.filter(({ isReference }) => isReference === true);
  if (referring.length === 0) return artifacts;
  const { readDocuments } = await import("../server/index.js");
  const names = referring.map((artifact) => nameOf(artifact));
  const kept = await readDocuments(stateFolder(world.env), CONTENT_SLUG, names);
  return Promise.all(
    artifacts.map(async (artifact) => {
      if (artifact.isReference !== true) return artifact;
      const document = kept.get(nameOf(artifact));
      if (document === undefined) return artifact;
      const { isReference: _, ...whole } = artifact;
      try {
        return { ...whole, data: await openContent(shaOf(artifact), read.text(document, "content")) };
      } catch {
        return artifact;
      }
    }),
  );
}

function nameOf(artifact: Artifact): string {
  return contentName(artifact.flowRunId ?? "", shaOf(artifact));
}

function shaOf({ data }: Artifact): string {
  return read.textOrNull(read.fields(data), "sha256") ?? "";
}

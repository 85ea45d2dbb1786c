import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { filesLike, flowPattern, kindOf, scriptOf } from "../files/index.js";
import { flowsIn, type OfferedFlow } from "../run/flows-in.js";

/** A file of the workspace that runs as a flow, or as several. */
export interface FlowFile {
  readonly uri: Uri;
  readonly kind: "notebook" | "flow";
  /** A script's; a notebook is one flow. */
  readonly flows: readonly OfferedFlow[];
}

/** The scripts of the workspace with a flow in them, and the notebooks that have no script yet, by their paths. */
export async function flowFiles({ vscode, log }: Editor): Promise<readonly FlowFile[]> {
  const { workspace } = vscode;
  const found = await filesLike(vscode, flowPattern);
  const paths = new Set(found.map(({ path }) => path));
  const files = await Promise.all(
    found.map(async (uri): Promise<FlowFile | undefined> => {
      if (kindOf(uri) === "notebook")
        return paths.has(scriptOf(uri).path) ? undefined : { uri, kind: "notebook", flows: [] };
      try {
        const flows = flowsIn(new TextDecoder().decode(await workspace.fs.readFile(uri)));
        return flows.length === 0 ? undefined : { uri, kind: "flow", flows };
      } catch (error) {
        // It may have gone since it was found.
        log.warn(`${uri.fsPath} could not be read: ${String(error)}`);
        return undefined;
      }
    }),
  );
  return files
    .filter((file) => file !== undefined)
    .toSorted((a, b) => workspace.asRelativePath(a.uri).localeCompare(workspace.asRelativePath(b.uri)));
}

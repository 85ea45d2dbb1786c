import { createHash } from "node:crypto";

/** Tells whether a notebook is as it was: one text for one order of cells at one version of each. */
export function notebookState(cells: readonly { readonly uri: string; readonly version: number }[]): string {
  const lines = cells.map(({ uri, version }) => `${version} ${uri}`);
  return createHash("sha1").update(lines.join("\n")).digest("base64");
}

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inCache, inRoot } from "../set-up/paths.mjs";
import { command } from "../set-up/run.mjs";

/** What tells one state of the sources from another: the commit, what is changed since, and the new files. */
export async function sourcesNow() {
  const hash = createHash("sha256");
  hash.update(await command(["git", "rev-parse", "HEAD"]));
  hash.update(await command(["git", "diff", "HEAD", "--binary"]));
  const added = await command(["git", "ls-files", "--others", "--exclude-standard", "-z"]);
  for (const path of added.split("\0").filter(Boolean)) hash.update(path).update(readFileSync(inRoot(path)));
  return hash.digest("hex").slice(0, 16);
}

const fileOf = (part) => inCache("full", `${part}.json`);

/** What a part came to when it was last run, or null. */
export function lastOf(part) {
  try {
    return JSON.parse(readFileSync(fileOf(part), "utf8"));
  } catch {
    return null;
  }
}

export function keep(part, record) {
  mkdirSync(inCache("full"), { recursive: true });
  writeFileSync(fileOf(part), `${JSON.stringify(record, null, 1)}\n`);
}

import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { inCache, inRoot } from "../../../.ci/set-up/paths.mjs";
import { nodePackages } from "../../../.ci/set-up/node-packages.mjs";
import { stage } from "../../stage.mjs";

/** The command as it is published, with this workspace's packages. */
export async function stagedCommand() {
  await nodePackages();
  const folder = inCache("staged", "nbflow");
  await stage(folder);
  symlinkSync(inRoot("runtime/node_modules"), join(folder, "node_modules"));
  return join(folder, "bin/nbflow.mjs");
}

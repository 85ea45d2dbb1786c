import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { inCache, inRoot } from "../../../.ci/set-up/paths.mjs";
import { nodePackages } from "../../../.ci/set-up/node-packages.mjs";
import { stage as stageConverter } from "../../../converter/stage.mjs";
import { stage } from "../../stage.mjs";

/** The command and the converter as they are published, with this workspace's packages. */
export async function stagedCommand() {
  await nodePackages();
  const folder = inCache("staged", "nbflow");
  const converter = inCache("staged", "converter");
  await stage(folder);
  await stageConverter(converter);
  mkdirSync(join(folder, "node_modules/@nbflow"), { recursive: true });
  symlinkSync(inRoot("runtime/node_modules/commander"), join(folder, "node_modules/commander"));
  symlinkSync(converter, join(folder, "node_modules/@nbflow/converter"));
  return join(folder, "bin/nbflow.mjs");
}

import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "@nbflow/converter";
import { makeFolder, writeAtomically } from "../../files/index.js";
import { stateFolder } from "../../store/index.js";
import type { World } from "../world.js";

/** A script as it was converted, with its plan; the plan is null where it was looked for, and this script has none. */
export interface KeptPlan {
  readonly plan: Plan | null;
  readonly text: string;
}

const MOST = 200;

/** What the converter seals a script with, which stays when the script is changed; null where it is none of ours. */
export function sealOf(script: string): string | null {
  return /^ \* @nbflow plan=1 .* script=sha256:([0-9a-f]{64})\r?$/mu.exec(script)?.[1] ?? null;
}

/**
 * Keeps a conversion's plan in the state folder, so that a run of the script need not convert the notebook again. What can't be
 * kept is found again.
 */
export async function keepPlan({ plan, text }: KeptPlan, world: World): Promise<void> {
  const seal = sealOf(text);
  if (seal === null) return;
  const folder = folderIn(world);
  try {
    makeFolder(folder);
    await writeAtomically(join(folder, `${seal}.json`), JSON.stringify({ plan, text }));
    removeOldest(folder);
  } catch {
    // there is no room, or no right to it
  }
}

export function keptPlan(seal: string, world: World): KeptPlan | null {
  try {
    return JSON.parse(readFileSync(join(folderIn(world), `${seal}.json`), "utf8")) as KeptPlan;
  } catch {
    return null;
  }
}

function folderIn({ env }: World): string {
  return join(stateFolder(env), "plans");
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  if (files.length <= MOST) return;
  const aged = files.map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of aged.toSorted((a, b) => b.time - a.time).slice(MOST))
    rmSync(join(folder, name), { force: true });
}

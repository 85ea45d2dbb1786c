import { readFile } from "node:fs/promises";
import type { Plan } from "@nbflow/converter";
import { findFlow, loadScript } from "../../bundle/index.js";
import type { FlowFunction } from "../../engine/index.js";
import { isFlow } from "../../starting/index.js";
import { convertText } from "../conversion.js";
import { GROUP_MODES } from "../group-modes.js";
import type { World } from "../world.js";
import { keepPlan, keptPlan, sealOf, type KeptPlan } from "./kept-plans.js";
import { wiringOf } from "./wiring.js";

export interface ConvertedScript {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly flow: FlowFunction;
  /** The notebook that it names. Absolute; null where it names none. */
  readonly notebook: string | null;
}

/**
 * The plan of a script that was converted from a notebook: the one that was kept when it was, else that of the notebook, converted
 * again. Null where it is not sure to be the script's: the notebook is gone, or was changed so that another script comes of it, or
 * the script's flow or its tasks were changed. What is changed in a task's options leaves the plan as it is.
 */
export async function planOfScript(script: ConvertedScript, world: World): Promise<Plan | null> {
  const seal = sealOf(script.text);
  if (seal === null) return null;
  try {
    const kept = keptPlan(seal, world);
    if (kept !== null && kept.plan !== null) return (await isSame(script, kept.text)) ? kept.plan : null;
    // it was looked for in vain
    if (kept !== null && kept.text === script.text) return null;
    const found = await convertAgain(script);
    await keepPlan(found ?? { plan: null, text: script.text }, world);
    return found?.plan ?? null;
  } catch {
    // no run fails for its picture
    return null;
  }
}

async function convertAgain(script: ConvertedScript): Promise<KeptPlan | null> {
  const { notebook, path } = script;
  const text = notebook === null ? null : await readFile(notebook, "utf8").catch(() => null);
  if (notebook === null || text === null) return null;
  const { inspectScript } = await import("@nbflow/converter");
  const header = inspectScript(script.text);
  if (header === null) return null;
  for (const group of GROUP_MODES) {
    const { style, cells } = header;
    const choices = { group, style, ...(cells === "native" ? { cells } : {}) };
    const made = await convertText(text, { notebook, script: path }, choices);
    if (made.plan.notebook.hash !== header.notebook) return null;
    if (await isSame(script, made.text)) return withSeal(made, header.script);
  }
  return null;
}

/** Kept under the script's own seal, also where a newer version converts it to another text. */
function withSeal({ plan, text }: { plan: Plan; text: string }, seal: string): KeptPlan {
  return { plan, text: text.replace(/ script=sha256:[0-9a-f]{64}$/mu, ` script=${seal}`) };
}

/** Whether the tasks and the flow of a script are those of a conversion. */
async function isSame(script: ConvertedScript, converted: string): Promise<boolean> {
  if (normal(script.text) === normal(converted)) return true;
  const wiring = wiringOf(script.exports, script.flow);
  if (wiring === null) return false;
  // beside the script, as one of another name: errors in the script show its own lines
  const path = script.path.replace(/(?:\.flow)?\.[cm]?ts$/u, ".as-converted.ts");
  const { exports } = await loadScript({ path, text: converted });
  return wiring === wiringOf(exports, findFlow({ path, exports }, null, isFlow));
}

function normal(text: string): string {
  return text.replace(/^\uFEFF/u, "").replaceAll("\r\n", "\n");
}

import { dirname, resolve } from "node:path";
import { findFlow, loadScript } from "../../bundle/index.js";
import { FLOW, type Cell, type FlowFunction } from "../../engine/index.js";
import { cellsOf, isFlow } from "../../starting/index.js";
import { convertText, diagnosticText, type Conversion, type ConversionChoices } from "../conversion.js";
import { planOfScript } from "../plans/plan-of-script.js";
import type { Plan } from "@nbflow/converter";
import type { World } from "../world.js";
import type { Target } from "./read-target.js";

export interface LoadedFlow {
  readonly flow: FlowFunction;
  /** Every Python cell of the script, in the notebook's order; the setup's first. */
  readonly cells: readonly Cell[];
  /** Absolute; null where the script names none. */
  readonly notebook: string | null;
  /** Whether cells are functions, which run in this process. */
  readonly hasFunctions: boolean;
  readonly script: string;
  /** The kernelspec's name; null where the script names none. */
  readonly kernel: string | null;
  /** The languages of the cells. */
  readonly languages: readonly string[];
  /** Where the script is, or would be that a notebook was converted to. Absolute. */
  readonly scriptPath: string;
  readonly scriptText: string;
  /**
   * What the notebook was converted by, or the script, where its tasks and its flow still stand as the converter wrote them; null
   * where that can't be said. Never rejects.
   */
  readonly plan: () => Promise<Plan | null>;
  /** A hash of the script with all that it imports from beside it. */
  readonly hash: string;
}

/** Compiles a script, or converts a notebook and compiles what comes of it, and finds the flow. */
export async function loadFlow(
  target: Target,
  text: string,
  choices: ConversionChoices,
  world: World,
): Promise<LoadedFlow> {
  const path = target.kind === "script" ? target.path : target.path.replace(/\.ipynb$/u, ".flow.ts");
  const made = target.kind === "script" ? null : await converted(target, path, text, choices, world);
  const script = await loadScript(made === null ? { path } : { path, text: made.text });
  for (const warning of script.warnings)
    world.stderr.write(`${world.stderr.colors.yellow(`warning: ${warning}`)}\n`);
  const flow = findFlow(script, target.exportName, isFlow);
  const { cells, notebook, kernel, languages, hasFunctions } = cellsOf(script.exports);
  const named = flow[FLOW].notebook ?? notebook;
  const own =
    target.kind === "notebook" ? target.path : named === null ? null : resolve(dirname(script.path), named);
  return {
    flow,
    cells,
    notebook: own,
    hasFunctions,
    kernel,
    languages,
    script: target.path,
    scriptPath: path,
    scriptText: made?.text ?? text,
    hash: script.hash,
    plan: async () =>
      made?.plan ?? (await planOfScript({ path, text, exports: script.exports, flow, notebook: own }, world)),
  };
}

async function converted(
  target: Target,
  script: string,
  text: string,
  choices: ConversionChoices,
  world: World,
): Promise<Conversion> {
  const conversion = await convertText(text, { notebook: target.path, script }, choices);
  for (const diagnostic of conversion.plan.diagnostics) {
    if (diagnostic.severity === "info") continue;
    world.stderr.write(`${world.stderr.colors.yellow(diagnosticText(diagnostic, target.path))}\n`);
  }
  return conversion;
}

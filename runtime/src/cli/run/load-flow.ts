import { dirname, resolve } from "node:path";
import { findFlow, loadScript, type LoadedScript } from "../../bundle/index.js";
import { FLOW, OWNER, TASK, type Cell, type FlowFunction, type TaskDefinition } from "../../engine/index.js";
import { convertText, diagnosticText, type Conversion, type ConversionChoices } from "../conversion.js";
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
  /** What the notebook was converted by; null for a script, which may have been changed since. */
  readonly plan: Plan | null;
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
  const { cells, notebook, hasFunctions } = cellsOf(script);
  const named = flow[FLOW].notebook ?? notebook;
  const own =
    target.kind === "notebook" ? target.path : named === null ? null : resolve(dirname(script.path), named);
  return {
    flow,
    cells,
    notebook: own,
    hasFunctions,
    script: target.path,
    hash: script.hash,
    plan: made?.plan ?? null,
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

function isFlow(value: unknown): value is FlowFunction {
  return isFunctionOrObject(value) && FLOW in value;
}

function isFunctionOrObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function cellsOf(script: LoadedScript): Pick<LoadedFlow, "cells" | "hasFunctions" | "notebook"> {
  const exported = Object.values(script.exports);
  const fields = exported.flatMap((value) =>
    isFunctionOrObject(value) && OWNER in value ? (Object.values(value[OWNER] as object) as unknown[]) : [],
  );
  const tasks = [...exported, ...fields]
    .filter(
      (value): value is { readonly [TASK]: TaskDefinition } => isFunctionOrObject(value) && TASK in value,
    )
    .map((task) => task[TASK]);
  const bodies = tasks.map(({ body }) => body).filter((body) => body.kind === "python");
  const pythons = [...new Set(bodies.map((body) => body.python))];
  const setup = pythons.flatMap((python) => python.setup);
  const own = bodies.flatMap((body) => body.cells).sort((a, b) => a.number - b.number);
  const notebook = pythons.find((python) => python.notebook !== null)?.notebook ?? null;
  return { cells: [...setup, ...own], notebook, hasFunctions: tasks.some(({ cell }) => cell !== null) };
}

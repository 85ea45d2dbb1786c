import { readFile } from "node:fs/promises";
import type { Cell } from "../engine/index.js";
import { writeAtomically } from "../files/index.js";
import { executedNotebook, recordsOf } from "../report/index.js";
import type { FlowRun, RunStore } from "../store/index.js";
import { CliError } from "./cli-error.js";
import { EXIT } from "./exit-code.js";
import { VERSION } from "../version.js";
import { withContents } from "./with-contents.js";
import type { World } from "./world.js";

/**
 * Writes the executed notebook of a run from what the store has of it. `cells` are the script's, where it is at hand: they stand
 * in for a notebook that is gone. Gives back what its reader must know.
 */
export async function writeReport(
  store: RunStore,
  run: FlowRun,
  cells: readonly Cell[],
  path: string,
  world: World,
): Promise<readonly string[]> {
  const artifacts = await withContents(
    await store.artifacts({ flowRunId: run.id, type: "nbflow-cell" }),
    world,
  );
  const whole = artifacts.filter(({ isReference }) => isReference !== true);
  const notebook = run.context["notebook"];
  const text = typeof notebook === "string" ? await readFile(notebook, "utf8").catch(() => null) : null;
  const report = executedNotebook(text, recordsOf(whole, cells), {
    version: VERSION,
    flow_run: run.id,
    name: run.name,
    state: run.state?.name ?? null,
    message: run.state?.message ?? null,
    parameters: run.parameters,
  });
  await writeAtomically(path, report.text).catch((error: unknown) => {
    throw new CliError(`The report could not be written: ${(error as Error).message}`, {
      hint: `Once that is put right: nbflow runs report ${run.id} --out ${path}`,
      exitCode: EXIT.failure,
      cause: error,
    });
  });
  const missing = artifacts.filter((artifact) => !whole.includes(artifact));
  return [
    ...report.notes,
    ...missing.map(
      ({ key, description }) =>
        `${description ?? key ?? "An output"} is not kept here, and not in the report: write it where the run ran.`,
    ),
  ];
}

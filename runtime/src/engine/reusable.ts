import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { NewState } from "../state/index.js";
import { CELL_ARTIFACT, type CellRecord } from "./cell-artifact.js";
import type { PythonBody } from "./definition.js";
import { reusedFrom, type EarlierRun, type ReusedFrom } from "./earlier-runs.js";
import { keptVariables, type KeptVariables } from "./keeping.js";
import { isAsItWas, lineageOf, type Lineage } from "./lineage.js";
import type { Recorder } from "./recorder.js";
import { ancestorsOf } from "./restoring.js";
import type { TaskRunner } from "./task-runner.js";

/** What an earlier run left that another may take over. */
export interface Reusable {
  readonly lineage: Lineage;
  /** What its cells showed. */
  readonly records: readonly CellRecord[];
  /** The variables that come with it. */
  readonly names: readonly string[];
}

interface Taker {
  readonly run: TaskRunner;
  readonly body: PythonBody;
  readonly recorder: Recorder;
  /** Where values are kept. */
  readonly folder: string | null;
  /** Whether one of the variables is at home already. */
  readonly isAtHome: (names: readonly string[]) => boolean;
}

/** Null where what the earlier run left may not be what the taker would leave, or can't be put back without harm. */
export async function reusable({ taskRun: earlier }: EarlierRun, taker: Taker): Promise<Reusable | null> {
  const { body, recorder } = taker;
  const lineage = lineageOf(earlier.state?.details);
  if (lineage === null || !(await isAsItWas(lineage))) return null;
  const kept = keptVariables(earlier.state?.data ?? null);
  if (!(await couldPutBack(kept, taker))) return null;
  const artifacts = await recorder.artifactsOf(earlier.id, CELL_ARTIFACT);
  const records = artifacts.map(({ data }) => data as unknown as CellRecord);
  const hasAll = body.cells.every(({ number }) => records.some(({ cell }) => cell === number));
  const hasError = records.some(({ outputs }) => outputs.some((output) => output.output_type === "error"));
  if (!hasAll || hasError) return null;
  return { lineage, records, names: kept?.names ?? [] };
}

/** The state of a run that takes it over, which says where it is from. */
export function reusedState({ taskRun, flowRun }: EarlierRun): NewState {
  const from: ReusedFrom = reusedFrom(taskRun) ?? {
    flowRunId: flowRun.id,
    flowRunName: flowRun.name,
    taskRunId: taskRun.id,
  };
  return {
    name: "Cached",
    message: `reused from ${from.flowRunName}`,
    data: taskRun.state?.data ?? null,
    details: { ...taskRun.state?.details, reusedFrom: from },
  };
}

async function couldPutBack(
  kept: KeptVariables | null,
  { run, body, folder, isAtHome }: Taker,
): Promise<boolean> {
  const mine = new Set(body.writes);
  for (const before of ancestorsOf(run)) for (const name of before.variables ?? []) mine.add(name);
  const names = kept?.names ?? [];
  // what shares an object with another branch's variable would come with that as it was then
  if (kept?.settings === true || names.some((name) => !mine.has(name))) return false;
  if (isAtHome(names)) return false;
  if (kept?.storage_key !== undefined) {
    const found = folder === null ? null : await stat(join(folder, kept.storage_key)).catch(() => null);
    if (found === null || found.size !== kept.size) return false;
  }
  if (body.writes.every((name) => names.includes(name))) return true;
  // it would have to run again for some of them, perhaps late: what it reads and makes must be no other's to change
  const { writersOf } = body.python;
  return [...body.reads, ...body.writes].every((name) => (writersOf?.(name) ?? 2) <= 1);
}

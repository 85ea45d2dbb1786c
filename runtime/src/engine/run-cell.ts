import type { CellOutput, CellResult, PythonBranch, PythonWorker } from "../python/worker.js";
import type { CellArtifacts } from "./cell-artifact.js";
import { errorShown } from "./cell-errors.js";
import { CellLog } from "./cell-log.js";
import type { Cell, PythonBody } from "./definition.js";
import type { RunError } from "./errors.js";
import { mergeStreams } from "./merge-streams.js";
import type { Recorder, TaskPlace } from "./recorder.js";

/** Where cells show what they give: as events and lines of the log while they run, as artifacts afterwards. */
export interface Stage {
  readonly recorder: Recorder;
  readonly place: TaskPlace;
  readonly artifacts: CellArtifacts;
  /** A cell has shown an error and gone on. */
  readonly noteError: (error: RunError) => void;
}

/** What a cell gave in a fork, which no one has seen yet. */
export interface Unseen {
  readonly cell: Cell;
  readonly result: CellResult;
  readonly shown: readonly CellOutput[];
}

/** Runs a cell and shows what it gives as it comes. Rejects only where the process is lost. */
export async function runCell(
  stage: Stage,
  worker: PythonWorker,
  cell: Cell,
  { python }: Pick<PythonBody, "python">,
): Promise<CellResult> {
  const shown: CellOutput[] = [];
  const show = started(stage, cell);
  try {
    const result = await worker.execute(requestOf(cell, python), (output) => {
      shown.push(output);
      show.output(output);
    });
    show.ended();
    keep(stage, cell, result);
    return result;
  } catch (error) {
    show.ended();
    stage.artifacts.save(stage.place, {
      cell: cell.number,
      source: cell.source,
      outputs: mergeStreams(shown),
      execution_count: null,
    });
    stage.recorder.emit({ type: "cell-ended", ...stage.place, cell: cell.number, failed: true });
    throw error;
  }
}

/**
 * Runs cells in a fork, and notes in `unseen` what each gives. Gives the reason, in words, where they must run at home.
 * Rejects only where the fork is lost.
 */
export async function runUnseen(
  branch: PythonBranch,
  { cells, python }: Pick<PythonBody, "cells" | "python">,
  unseen: Unseen[],
): Promise<string | null> {
  for (const cell of cells) {
    const shown: CellOutput[] = [];
    const result = await branch.execute(requestOf(cell, python), (output) => shown.push(output));
    unseen.push({ cell, result, shown });
    if (result.error !== null && !cell.mayRaise) return `cell ${cell.number} raised an error there`;
    if (result.changed.size > 0) return `cell ${cell.number} changed what an earlier cell shows`;
  }
  return null;
}

/** Shows what a cell has given in a fork, as if it ran now. */
export function showCell(stage: Stage, { cell, result, shown }: Unseen): void {
  const show = started(stage, cell);
  for (const output of shown) show.output(output);
  show.ended();
  keep(stage, cell, result);
}

function started({ recorder, place }: Stage, { number: cell }: Cell) {
  const log = new CellLog((name, level, message) => recorder.log(place, name, level, message));
  recorder.emit({ type: "cell-started", ...place, cell });
  return {
    output: (output: CellOutput): void => {
      log.write(output);
      recorder.emit({ type: "cell-output", ...place, cell, output });
    },
    ended: (): void => log.end(),
  };
}

function keep(
  { recorder, place, artifacts, noteError }: Stage,
  { number, source, mayRaise }: Cell,
  result: CellResult,
): void {
  const { outputs, executionCount, took } = result;
  const measured = took === undefined ? {} : { took };
  artifacts.save(place, { cell: number, source, outputs, execution_count: executionCount, ...measured });
  for (const [earlier, changed] of result.changed) artifacts.change(earlier, changed);
  const error = mayRaise || result.error !== null ? null : errorShown(number, outputs);
  if (error !== null) noteError(error);
  const failed = result.error !== null && !mayRaise;
  recorder.emit({ type: "cell-ended", ...place, cell: number, failed });
}

function requestOf({ number, source, mayRaise }: Cell, { countOf }: PythonBody["python"]) {
  return { cell: number, source, mayRaise, count: countOf(number) };
}

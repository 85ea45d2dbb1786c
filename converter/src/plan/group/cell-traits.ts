import type { AnalysedCell } from "../analysis.js";
import { leadingComment } from "../name/comment.js";
import type { CellNumber } from "../plan.js";
import { stageOf } from "../stage.js";
import type { Stage } from "../stage.js";

/** What decides which cells belong together. */
export interface CellTraits {
  readonly number: CellNumber;
  readonly stage: Stage;
  readonly lines: number;
  /** Worth a task of its own beside another such cell: it reads, trains or saves. */
  readonly heavy: boolean;
  /** Shows something and leaves nothing behind. */
  readonly shows: boolean;
  /** A few lines that no one would look for as a task. */
  readonly light: boolean;
  /** Begins with a comment that says what it does. */
  readonly titled: boolean;
}

export function traitsOf(analysed: AnalysedCell): CellTraits {
  const { cell, flow } = analysed;
  const { stage } = stageOf(analysed);
  const lines = cell.source.split("\n").filter((line) => /^\s*[^\s#]/.test(line)).length;
  const heavy = stage === "read" || stage === "train" || stage === "save";
  const leavesNothing = flow.lasting.length === 0 && flow.mutates.length === 0 && flow.effects.length === 0;
  return {
    number: cell.number,
    stage,
    lines,
    heavy,
    shows: leavesNothing && !heavy && stage !== "plot" && lines <= 8,
    light: !heavy && stage !== "plot" && (lines <= 5 || flow.role !== "work"),
    titled: leadingComment(cell.source) !== null,
  };
}

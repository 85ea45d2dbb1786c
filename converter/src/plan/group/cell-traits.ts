import type { Step } from "../../facts/index.js";
import type { AnalysedCell } from "../analysis.js";
import { pathOf } from "../calls.js";
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
  /** Only glances at what is there: its first rows, its size. */
  readonly glances: boolean;
  /** A few lines that no one would look for as a task. */
  readonly light: boolean;
  /** Begins with a comment that says what it does. */
  readonly titled: boolean;
}

/** `df.head()`, `df.shape`, `len(df)`, `df`. */
function isGlance(step: Step): boolean {
  if (step.kind !== "evaluate") return false;
  const { value } = step;
  if (value.kind === "name") return true;
  if (value.kind === "attribute")
    return value.of.kind === "name" && /^(shape|columns|dtypes|index|size)$/.test(value.name);
  if (value.kind !== "call") return false;
  const [first, last = ""] = pathOf(value.callee);
  if (first === "len" || first === "type") return value.arguments[0]?.value.kind === "name";
  return /^(head|tail|info|sample)$/.test(last) && first !== "";
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
    glances: leavesNothing && lines === 1 && analysed.facts.steps.every(isGlance),
    light: !heavy && stage !== "plot" && (lines <= 5 || flow.role !== "work"),
    titled: leadingComment(cell.source) !== null,
  };
}

import type { CellFacts, Step } from "../../facts/index.js";
import { parseCell } from "../parse-cell.js";
import type { ParsedCell } from "../parsed-cell.js";
import type { Module } from "../tree.js";
import { lowerExpression } from "./lower-expression.js";
import { lowerStatement } from "./lower-statement.js";
import { lowerTarget } from "./lower-target.js";
import { lineMagic } from "./line-magic.js";
import type { Lowering } from "./lowering.js";
import { shapeOf } from "./shape.js";

/** What a Python cell does by itself. It follows from the cell's source alone. */
export function pythonFacts(cell: ParsedCell): CellFacts {
  if (cell.tree === null) return unreadable(`is not valid Python (line ${cell.error?.line ?? 1})`);
  const lowering = makeLowering();
  const steps = shown(cell.tree, lowering.steps(cell.tree.body));
  return {
    steps: [...steps, ...automagic(cell, lowering)],
    names: [...lowering.names],
    shape: shapeOf(cell.tree.body),
    unreadable: null,
  };
}

/** A cell that could not be read: all that is known is that it may do anything. */
function unreadable(because: string): CellFacts {
  return { steps: [{ kind: "anything", because, line: 1 }], names: [], shape: "work", unreadable: because };
}

/** Jupyter shows the value of a last expression. */
function shown(tree: Module, steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1);
  if (last?.kind !== "evaluate" || tree.body.at(-1)?.nodeType !== "Expr") return steps;
  return [...steps.slice(0, -1), { ...last, shown: true }];
}

/** `ls` alone is a magic where no variable has that name. */
function automagic(cell: ParsedCell, lowering: Lowering): readonly Step[] {
  const magic = cell.automagic ? null : cell.transformed.automagic;
  if (magic === null) return [];
  const steps = lineMagic(magic.name, magic.args, 1, lowering.at(1));
  return [{ kind: "branch", branches: [steps], exhaustive: false, line: 1 }];
}

function makeLowering(): Lowering {
  const names = new Set<string>();
  const make = (fixedLine: number | null): Lowering => {
    const lowering: Lowering = {
      names,
      fixedLine,
      parse: (source) => parseCell(source).tree,
      steps: (body) => body.flatMap((statement) => lowerStatement(statement, lowering)),
      value: (node) => lowerExpression(node, lowering),
      target: (node) => lowerTarget(node, lowering),
      at: make,
    };
    return lowering;
  };
  return make(null);
}

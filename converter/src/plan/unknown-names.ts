import type { Step } from "../facts/index.js";
import type { AnalysedCell, Analysis } from "./analysis.js";
import { bodiesOf, valuesOf } from "./calls.js";
import { namesIn } from "./names-in.js";

/** A name that a cell reads at its own level, and that nothing makes before it. */
export interface UnknownName {
  readonly cell: AnalysedCell;
  readonly name: string;
  readonly line: number;
}

/** The first place of each; none behind a cell that may bind any name. */
export function unknownNames({ notebook, cells, globals, script }: Analysis): UnknownName[] {
  const defined = new Map(script?.script.cells.map(({ cell, definitions }) => [cell, definitions]));
  const known = new Set(globals);
  const found: UnknownName[] = [];
  for (const cell of cells.values()) {
    if (cell.flow.barrier !== null || mayBindAnything(cell.facts.steps)) break;
    for (const name of cell.flow.writes) known.add(name);
    for (const name of defined.get(cell.cell.number) ?? []) known.add(name);
    for (const { name, line } of namesRead(cell.facts.steps)) {
      // A name with a dot is one of the lowering's own.
      if (known.has(name) || name.includes("·")) continue;
      if (cell.cell.language !== notebook.language && script?.globals.has(name) === true) continue;
      known.add(name);
      found.push({ cell, name, line });
    }
  }
  return found;
}

function namesRead(steps: readonly Step[]): { readonly name: string; readonly line: number }[] {
  return steps.flatMap((step) => [
    ...[...namesIn(valuesOf(step))].map((name) => ({ name, line: step.line })),
    ...(step.kind === "attempt" ? [] : bodiesOf(step).flatMap(namesRead)),
  ]);
}

function mayBindAnything(steps: readonly Step[]): boolean {
  return steps.some(
    (step) =>
      step.kind === "anything" ||
      step.kind === "import-all" ||
      step.kind === "command" ||
      bodiesOf(step).some(mayBindAnything),
  );
}

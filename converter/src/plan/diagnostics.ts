import type { AnalysedCell, Analysis } from "./analysis.js";
import { nameDiagnostics } from "./name-diagnostics.js";
import { outOfOrder } from "./out-of-order.js";
import type { CellNumber, Diagnostic, TaskId } from "./plan.js";
import { waitingDiagnostics } from "./waiting-diagnostics.js";

/** What a person should know before running the flow. By cell and line. */
export function diagnosticsOf(analysis: Analysis, taskOf: (cell: CellNumber) => TaskId | null): Diagnostic[] {
  const found = [
    ...(analysis.script?.diagnostics ?? []),
    ...[...analysis.cells.values()].flatMap((cell) => [...syntaxError(cell), ...barrier(cell)]),
    ...nameDiagnostics(analysis),
    ...outOfOrder(analysis),
    ...waitingDiagnostics(analysis, taskOf),
  ];
  return found.toSorted((a, b) => (a.cell ?? 0) - (b.cell ?? 0) || (a.line ?? 0) - (b.line ?? 0));
}

function syntaxError({ cell: { number }, parsed: { error } }: AnalysedCell): Diagnostic[] {
  if (error === null) return [];
  const { line, column } = error;
  const message = `cell ${number}, line ${line}: ${error.message}`;
  return [{ severity: "error", code: "syntax-error", message, cell: number, line, column }];
}

function barrier({ cell: { number }, flow, parsed }: AnalysedCell): Diagnostic[] {
  if (flow.barrier === null || parsed.error !== null) return [];
  const message = `cell ${number} ${flow.barrier}, so it runs after all cells before it and before all after it`;
  return [{ severity: "info", code: "barrier", message, cell: number, line: null, column: null }];
}

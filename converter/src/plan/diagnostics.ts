import type { AnalysedCell, Analysis } from "./analysis.js";
import type { Diagnostic } from "./plan.js";
import { unknownNames } from "./unknown-names.js";

/** What a person should know before running the flow. By cell and line. */
export function diagnosticsOf(analysis: Analysis): Diagnostic[] {
  const found = [
    ...(analysis.script?.diagnostics ?? []),
    ...[...analysis.cells.values()].flatMap((cell) => [...syntaxError(cell), ...barrier(cell)]),
    ...unknownNames(analysis).map(({ cell, name, line }): Diagnostic => {
      const message = `cell ${cell.cell.number}, line ${line}: \`${name}\` is read, and no cell before makes it`;
      return {
        severity: "warning",
        code: "unknown-name",
        message,
        cell: cell.cell.number,
        line,
        column: null,
      };
    }),
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

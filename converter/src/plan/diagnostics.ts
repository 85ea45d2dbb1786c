import type { Analysis } from "./analysis.js";
import type { Diagnostic } from "./plan.js";

/** What a person should know before running the flow. By cell and line. */
export function diagnosticsOf({ cells }: Analysis): Diagnostic[] {
  return [...cells.values()].flatMap(({ cell, parsed, flow }): Diagnostic[] => {
    if (parsed.error !== null) {
      const { message, line, column } = parsed.error;
      return [
        {
          severity: "error",
          code: "syntax-error",
          message: `cell ${cell.number}, line ${line}: ${message}`,
          cell: cell.number,
          line,
          column,
        },
      ];
    }
    if (flow.barrier === null) return [];
    return [
      {
        severity: "info",
        code: "barrier",
        message: `cell ${cell.number} ${flow.barrier}, so it runs after all cells before it and before all after it`,
        cell: cell.number,
        line: null,
        column: null,
      },
    ];
  });
}

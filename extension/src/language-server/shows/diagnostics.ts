import type { Diagnostic as Found } from "@nbflow/converter";
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Analysed, type Converted, storedCell } from "../analysis/index.js";

/** Which of them a person wants to see: all, those that say that something is wrong, or none. */
export type DiagnosticChoice = "all" | "problems" | "off";

export interface CellDiagnostics {
  readonly uri: string;
  readonly version: number;
  readonly diagnostics: Diagnostic[];
}

/**
 * The diagnostics of every cell of a notebook, empty where there is none. `syntax: false` leaves out syntax errors, which
 * another extension tells already.
 */
export function cellDiagnostics(
  analysed: Analysed,
  options: { readonly choice: DiagnosticChoice; readonly syntax: boolean },
): CellDiagnostics[] {
  const found = analysed.kind === "refused" ? [] : wanted(analysed, options);
  return analysed.stored.cells.map(({ document }) => ({
    uri: document.uri,
    version: document.version,
    diagnostics: found.flatMap(({ uri, diagnostic }) => (uri === document.uri ? [diagnostic] : [])),
  }));
}

function wanted(analysed: Converted, { choice, syntax }: Parameters<typeof cellDiagnostics>[1]) {
  return analysed.plan.diagnostics
    .filter(({ code }) => syntax || code !== "syntax-error")
    .filter(({ severity }) => choice === "all" || (choice === "problems" && severity !== "info"))
    .flatMap((found) => {
      const document = found.cell === null ? undefined : storedCell(analysed, found.cell)?.document;
      return document ? [{ uri: document.uri, diagnostic: asDiagnostic(analysed, found, document) }] : [];
    });
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

function asDiagnostic(analysed: Converted, found: Found, document: TextDocument): Diagnostic {
  return {
    range: rangeOf(found, document),
    severity: severities[found.severity],
    code: found.code,
    source: "nbflow",
    message: found.message.replace(/^(cell \d+), line \d+: /u, ""),
    relatedInformation: otherCells(analysed, found),
  };
}

/** The name that the message speaks of, where it stands in the line; else the line's words. */
function rangeOf({ line, column, message }: Found, document: TextDocument): Range {
  const row = line === null ? firstLine(document) : line - 1;
  const text = document.getText({ start: { line: row, character: 0 }, end: { line: row + 1, character: 0 } });
  const end = text.trimEnd().length;
  const start = Math.min(text.length - text.trimStart().length, end);
  const name = /`([^`]+)`/u.exec(message)?.[1];
  const at = name === undefined || line === null ? -1 : wordIn(text, name);
  const from = column !== null ? Math.min(column - 1, end) : at === -1 ? start : at;
  const to = at === -1 || column !== null ? end : at + (name?.length ?? 0);
  return { start: { line: row, character: from }, end: { line: row, character: Math.max(to, from) } };
}

function wordIn(text: string, name: string): number {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  return text.search(new RegExp(`(?<![\\p{L}\\p{N}_.])${literal}(?![\\p{L}\\p{N}_])`, "u"));
}

function firstLine(document: TextDocument): number {
  const lines = document.getText().split(/\r\n|\r|\n/u);
  return Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ""),
  );
}

/** The other cells that a message names by number, each a link. */
function otherCells(analysed: Converted, { cell, message }: Found): DiagnosticRelatedInformation[] {
  const named = [...message.matchAll(/\bcells? (\d+(?:(?:, | and )\d+)*)/gu)].flatMap(
    ([, numbers]) => numbers?.match(/\d+/gu)?.map(Number) ?? [],
  );
  return [...new Set(named)].flatMap((number) => {
    const document = number === cell ? undefined : storedCell(analysed, number)?.document;
    if (!document) return [];
    const row = firstLine(document);
    const start = { line: row, character: 0 };
    const text = document.getText({ start, end: { line: row + 1, character: 0 } }).trim();
    return [
      {
        location: { uri: document.uri, range: { start, end: { line: row, character: text.length } } },
        message: `cell ${number}: ${text}`,
      },
    ];
  });
}

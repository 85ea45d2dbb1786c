import { ExactJson, stringifyExact } from "../python/exact-json.js";
import type { CellOutput, Json } from "../python/worker.js";
import type { CellRecord } from "./cell-record.js";
import { readNotebookJson, textOf, type NotebookCell } from "./notebook-json.js";

/** What a report says about its run, in the notebook's metadata under `nbflow`. */
export interface RunFacts {
  readonly [key: string]: Json;
}

export interface ExecutedNotebook {
  /** The report as JSON text of nbformat 4. */
  readonly text: string;
  /** What its reader must know: the notebook is gone, or no longer what ran. */
  readonly notes: readonly string[];
}

/**
 * The executed notebook: the notebook's own cells in its order, each code cell with what it gave in the run.
 * A cell that never ran has no outputs, but for an empty one, which Jupyter would leave as it is. Where `notebook` is null,
 * or no notebook, the code cells stand alone.
 */
export function executedNotebook(
  notebook: string | null,
  records: readonly CellRecord[],
  facts: RunFacts = {},
): ExecutedNotebook {
  const read = notebook === null ? null : readNotebookJson(notebook);
  const codeCells = read?.cells.filter((cell) => cell["cell_type"] === "code").length ?? 0;
  const last = Math.max(0, ...records.map((record) => record.cell));
  if (read === null || codeCells < last) {
    const why =
      read === null
        ? "could not be read"
        : `has ${codeCells} code ${codeCells === 1 ? "cell" : "cells"} now, and cell ${last} ran`;
    const cells = [...records]
      .sort((a, b) => a.cell - b.cell)
      .map((record) => withRecord(codeCell(record.source ?? ""), record));
    const metadata = { ...read?.metadata, nbflow: facts };
    return {
      text: print({ cells, metadata, minor: 4 }),
      // A script of functions was never a notebook.
      notes: cells.length === 0 ? [] : [`The notebook ${why}: the report has the code cells alone.`],
    };
  }
  const byNumber = new Map(records.map((record) => [record.cell, record]));
  const changed: number[] = [];
  let number = 0;
  const cells = read.cells.map((cell, index) => {
    const named = read.minor >= 5 && typeof cell["id"] !== "string" ? { id: `cell-${index}`, ...cell } : cell;
    if (cell["cell_type"] !== "code") return named;
    number += 1;
    const record = byNumber.get(number);
    // What Jupyter never runs keeps what it has.
    if (record === undefined && textOf(cell["source"]).trim() === "") return named;
    const ran = record?.source ?? null;
    if (ran === null || ran === textOf(cell["source"])) return withRecord(named, record);
    changed.push(number);
    return withRecord({ ...named, source: lines(ran) }, record);
  });
  const notes =
    changed.length === 0
      ? []
      : [
          `${listOf(changed)} in the report as run: the script has other code there than the notebook has now.`,
        ];
  return { text: print({ cells, metadata: { ...read.metadata, nbflow: facts }, minor: read.minor }), notes };
}

function codeCell(source: string): NotebookCell {
  return { cell_type: "code", metadata: {}, source: lines(source) };
}

function withRecord(cell: NotebookCell, record: CellRecord | undefined): object {
  const ran = record?.ran ?? null;
  return {
    ...cell,
    execution_count: ran?.executionCount ?? null,
    outputs: ran === null ? [] : ran.outputs.map((output) => asWritten(output, ran.executionCount)),
  };
}

/** As nbformat writes an output: texts as lists of lines. */
function asWritten(output: CellOutput, executionCount: number | null): object {
  switch (output.output_type) {
    case "stream":
      return { output_type: "stream", name: output.name, text: lines(output.text) };
    case "error":
      return {
        output_type: "error",
        ename: output.ename,
        evalue: output.evalue,
        traceback: output.traceback,
      };
    case "display_data":
      return {
        output_type: "display_data",
        data: bundle(output.data, output.exact),
        metadata: output.metadata,
      };
    case "execute_result":
      return {
        output_type: "execute_result",
        data: bundle(output.data, output.exact),
        execution_count: output.execution_count ?? executionCount,
        metadata: output.metadata,
      };
  }
}

/** Numbers as Python wrote them, where JavaScript would write them another way. */
function bundle(data: Readonly<Record<string, Json>>, exact: Readonly<Record<string, string>> = {}): object {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => {
      const text = exact[type];
      if (text !== undefined) return [type, new ExactJson(text)];
      return [type, typeof value === "string" && !type.endsWith("json") ? lines(value) : value];
    }),
  );
}

function lines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+/gu) ?? [];
}

function listOf(cells: readonly number[]): string {
  return cells.length === 1 ? `Cell ${cells[0]} stands` : `Cells ${cells.join(", ")} stand`;
}

function print(notebook: {
  readonly cells: readonly object[];
  readonly metadata: Json;
  readonly minor: number;
}): string {
  const { cells, metadata, minor } = notebook;
  return `${stringifyExact({ cells, metadata, nbformat: 4, nbformat_minor: minor }, 1)}\n`;
}

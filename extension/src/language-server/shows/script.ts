import { NotebookError, type Converter } from "@nbflow/converter";
import type { ScriptAnswer } from "../../language-protocol/index.js";
import { type Analysed, storedCell } from "../analysis/index.js";

/** The script that a notebook becomes, with where its cells' lines stand in it. */
export function scriptOf(converter: Converter, analysed: Analysed): ScriptAnswer {
  if (analysed.kind === "refused") {
    const { message, hint } = analysed;
    return { kind: "refused", message, hint };
  }
  try {
    const { text, map } = converter.emit(analysed.plan, analysed.notebook);
    const spans = map.spans.flatMap(({ cell, from, line, lines }) => {
      const uri = storedCell(analysed, cell)?.document.uri;
      return uri === undefined ? [] : [{ cell: uri, from: from - 1, line: line - 1, lines }];
    });
    return { kind: "script", text, spans };
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    return { kind: "refused", message: error.message, hint: error.hint };
  }
}

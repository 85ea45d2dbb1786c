import { basename, dirname, relative, sep } from "node:path";
import type { CellsMode, Converter, Diagnostic, GroupMode, Plan, ScriptStyle } from "@nbflow/converter";
import { CliError } from "./cli-error.js";

/** How a notebook is converted. */
export interface ConversionChoices {
  readonly group: GroupMode;
  /** Default: what the converter has. */
  readonly cells?: CellsMode | undefined;
  readonly style?: ScriptStyle | undefined;
}

export interface Conversion {
  readonly plan: Plan;
  readonly text: string;
}

/**
 * Converts a notebook's text into the script that would stand at `scriptPath`.
 * @throws CliError where the text is no notebook that can be converted.
 */
export async function convertText(
  text: string,
  paths: { readonly notebook: string; readonly script: string },
  { group, cells, style = "functions" }: ConversionChoices,
): Promise<Conversion> {
  const { createConverter, NotebookError } = await import("@nbflow/converter");
  const converter: Converter = await createConverter();
  try {
    const notebook = converter.read(text, { name: basename(paths.notebook) });
    await converter.prepare(notebook);
    const plan = converter.plan(notebook, { group, ...(cells === undefined ? {} : { cells }) });
    const notebookPath = relative(dirname(paths.script), paths.notebook).split(sep).join("/");
    return { plan, text: converter.emit(plan, notebook, { notebookPath, style }).text };
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    throw new CliError(`${basename(paths.notebook)}: ${error.message}`, {
      hint: error.hint,
      cause: error,
    });
  }
}

/** `warning: notebook.ipynb, cell 7, line 3: …`; whatever it is, the conversion goes on. */
export function diagnosticText({ message, cell, line }: Diagnostic, notebook: string): string {
  const place = [
    basename(notebook),
    ...(cell === null ? [] : [`cell ${cell}`]),
    ...(line === null ? [] : [`line ${line}`]),
  ];
  return `warning: ${place.join(", ")}: ${message.replace(/^cell \d+(?:, line \d+)?: /u, "")}`;
}

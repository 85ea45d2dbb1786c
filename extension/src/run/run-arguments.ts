import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { kindOf, notebookOf } from "../files/index.js";
import { selectedInterpreter } from "../python/selected-interpreter.js";
import { settingsFor } from "../settings/settings.js";
import { pathFrom } from "../terminal/index.js";
import type { Values } from "./parameters/index.js";

export interface Run {
  readonly file: Uri;
  /** Where the program starts. */
  readonly folder: Uri;
  /** The export that is run; undefined for the file's default. */
  readonly flow?: string | undefined;
  readonly values?: Values;
  /** Where it is to leave the executed notebook. */
  readonly report?: Uri | undefined;
}

/** The words after `nbflow` that run a file, with the interpreter that is selected for its notebook. */
export async function runArguments(
  editor: Editor,
  { file, folder, flow, values = {}, report }: Run,
): Promise<readonly string[]> {
  return [
    "run",
    pathFrom(folder, file, flow),
    ...valueWords(values),
    ...(await fileWords(editor, file)),
    ...(report ? ["--report", report.fsPath] : []),
  ];
}

/** The words that say with which interpreter a file runs, and how the cells of a notebook become tasks. */
export async function fileWords(editor: Editor, file: Uri): Promise<readonly string[]> {
  const python = await selectedInterpreter(editor, notebookOf(file));
  const { group } = settingsFor(editor, file);
  return [
    ...(python === undefined ? [] : ["--python", python]),
    ...(kindOf(file) === "notebook" && group !== "auto" ? ["--group", group] : []),
  ];
}

/** The words that set parameters. */
export const valueWords = (values: Values): readonly string[] =>
  Object.entries(values).flatMap(([name, value]) => ["-p", `${name}=${asWord(value)}`]);

/** A text stands as it is, all else is JSON: so does `nbflow` read it by the flow's schema. */
const asWord = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

import type { Uri } from "vscode";
import type { Machine } from "./machine.js";
import type { TerminalProgram } from "../terminal/index.js";

/** `nbflow`, asked in a folder: what is answered there is known by its shape. */
export interface CommandLine {
  /** What it prints, as JSON; `--json` is among the words. */
  json(words: readonly string[], more?: { readonly patience?: number }): Promise<unknown>;
  run(words: readonly string[]): Promise<void>;
}

/** `env`: what its environment has besides this program's own. */
export function commandLine(
  machine: Machine,
  program: TerminalProgram,
  folder: Uri,
  env: Readonly<Record<string, string>> = {},
): CommandLine {
  const output = (words: readonly string[], more = {}): Promise<string> =>
    machine.output(program.file, [...program.args, ...words], folder.fsPath, { ...more, env });
  return {
    json: async (words, more) => JSON.parse(await output(words, more)) as unknown,
    run: async (words) => void (await output(words)),
  };
}

/** The entries of a list that have the texts asked for. */
export function listOf<const Field extends string>(
  value: unknown,
  fields: readonly Field[],
): readonly (Readonly<Record<Field, string>> & Readonly<Record<string, unknown>>)[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (each: unknown): each is Readonly<Record<Field, string>> & Readonly<Record<string, unknown>> =>
      typeof each === "object" &&
      each !== null &&
      fields.every((field) => typeof (each as Readonly<Record<string, unknown>>)[field] === "string"),
  );
}

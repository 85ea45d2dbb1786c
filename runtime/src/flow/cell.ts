import { UsageError } from "../engine/index.js";
import type { Cell } from "../engine/index.js";

export interface CellOptions {
  /** Tagged `raises-exception` in the notebook: an error in it is an output, and the run goes on. Default: false. */
  readonly mayRaise?: boolean;
}

/**
 * A notebook's cell, by its number among the code cells (from 1), with its text as it stands there. Backslashes are the
 * text's own, but for those before a backtick and before `${`; what a template can't hold stands in `${"…"}`. One newline after the opening backtick and
 * one before the closing one are not part of the text.
 *
 * @example
 * cell(3)`
 * df = pd.read_parquet(path)
 * `
 */
export function cell(
  number: number,
  options: CellOptions = {},
): (text: TemplateStringsArray, ...values: string[]) => Cell {
  if (!Number.isInteger(number) || number < 1) {
    throw new UsageError(
      "bad-definition",
      `cell(${number}): a cell's number is its place among the code cells, from 1.`,
    );
  }
  return (text, ...values) => {
    let source = unescaped(text.raw[0] ?? "");
    values.forEach((value: unknown, index) => {
      if (typeof value !== "string") {
        throw new UsageError(
          "bad-definition",
          `cell(${number}): a cell's text can only take strings, not ${typeof value}.`,
        );
      }
      source += value + unescaped(text.raw[index + 1] ?? "");
    });
    return { number, source: withoutFrame(source), mayRaise: options.mayRaise === true };
  };
}

function unescaped(raw: string): string {
  return raw.replaceAll(/\\(`|\$\{)/gu, "$1");
}

function withoutFrame(text: string): string {
  const start = text.startsWith("\n") ? 1 : 0;
  const end = text.endsWith("\n") && text.length > start ? text.length - 1 : text.length;
  return text.slice(start, end);
}

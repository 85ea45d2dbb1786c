import picocolors from "picocolors";
import type { Colors } from "picocolors/types.js";

/** Colours on a terminal alone, unless NO_COLOR or a dumb terminal says no, or FORCE_COLOR says yes. */
export function colorsFor(output: {
  readonly isTTY: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Colors {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = output.env;
  if (no !== undefined && no !== "") return picocolors.createColors(false);
  if (force !== undefined && force !== "") return picocolors.createColors(force !== "0");
  return picocolors.createColors(output.isTTY && term !== "dumb");
}

import type { LineMap } from "./line-map.js";
import type { Magic } from "./magic.js";

/** A cell as IPython would hand it to Python. */
export interface TransformedCell {
  /** Python, with calls of `get_ipython()` where IPython's syntax stood. */
  readonly code: string;
  /** From places in `code` to places in the cell. */
  readonly map: LineMap;
  readonly magics: readonly Magic[];
  /**
   * What IPython may make of a cell of one line without a percent sign (`ls`, `pip install x`, `time f()`). It decides when the
   * cell runs: a variable or builtin of that name wins. Null where the line is none of that.
   */
  readonly automagic: { readonly name: string; readonly args: string } | null;
}

import type { LineMap } from "./line-map.js";
import type { Position } from "./position.js";

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

/**
 * What a piece of IPython's syntax does: `%name args`, `%%name args` over a cell, `!args`, `!!args` or `x = !args` (captured),
 * `?name`/`name?`, and `,f a b`, `;f a b`, `/f a b`.
 */
export type MagicKind = "line-magic" | "cell-magic" | "shell" | "captured-shell" | "help" | "autocall";

/** A piece of IPython's syntax in a cell, in the order of the cell. */
export interface Magic {
  readonly kind: MagicKind;
  /** The magic's name without its percent signs; the function's for an autocall; empty for a shell line and for help. */
  readonly name: string;
  /** What follows the name, or the shell command, or the object that help is asked for; continued lines are joined. */
  readonly args: string;
  /** A cell magic's body as the magic gets it; else null. */
  readonly body: string | null;
  /** The name it is assigned to, in `name = %magic` and `name = !command`; null for none, and for a target that is no name. */
  readonly assigned: string | null;
  /**
   * Python expressions that IPython evaluates in the command or the magic's arguments before it runs them, `{expr}` and
   * `$name`. Where one fails IPython leaves the whole text as it is, so a name here that no one has made may be no name.
   */
  readonly expressions: readonly string[];
  /** The names that those expressions may read. */
  readonly names: readonly string[];
  /** The Python in it that it runs, such as a `%%time` cell's body, and where its variables go; null where there is none. */
  readonly python: EmbeddedPython | null;
  /** Where it begins and ends in the cell: lines from 1, columns from 0 in UTF-16 units. */
  readonly start: Position;
  readonly end: Position;
}

export interface EmbeddedPython {
  /** `notebook`: it runs as a cell would. `function`: what it assigns is gone after it (`%timeit`). */
  readonly scope: "notebook" | "function";
  /** Its parts, in the order in which they run. */
  readonly parts: readonly TransformedCell[];
}

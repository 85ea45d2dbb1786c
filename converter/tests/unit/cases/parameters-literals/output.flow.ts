/**
 * Converted by nbflow 0.1.0 from parameters-literals.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:d6028c8856ae751d53572e7be15a0735a66f6c589d73196a2d7a2ad803a90938 script=sha256:f5827503311f0eb353a64dface4c0672d8025ea4968bf468d5ca4b64c1d241dd
 */
import { cell, flow, python, task } from "nbflow";

/** What the cell tagged `parameters` sets (cell 1). */
interface Parameters {
  /** Default: `"it's \"odd\""`. */
  name?: string;
  /** Default: `12345678901234567890`. */
  big?: number;
  /** Default: `-1.5e-3`. */
  negative?: number;
  /** Default: `2.0`. */
  whole?: number;
  /** Default: `None`. */
  nothing?: unknown;
  /** Default: `["a", "b"]`. */
  names?: readonly unknown[];
  /** Default: `(1, 2)`. */
  pair?: readonly unknown[];
  /** Default: `{"a": [1, {"b": None}], "c": True}`. */
  nested?: { readonly [key: string]: unknown };
  /** Default: `{1: "a"}`. */
  odd_keys?: { readonly [key: string]: unknown };
  /** Default: `b"x"`. */
  raw?: unknown;
  /** Default: `os.environ.get("HOME", "")`. */
  home?: string;
  /** In two parts. Default: `"one " "two"`. */
  long_text?: string;
  /** Default: `4`. */
  count?: number;
}

const py = python({
  notebook: "parameters-literals.ipynb",
  kernel: "python3",
});

/** Set the parameters (cell 1). */
export const setParameters = task(
  { name: "set-parameters" },
  py.parameters(
    {
      writes: [
        "name",
        "big",
        "negative",
        "whole",
        "nothing",
        "names",
        "pair",
        "nested",
        "odd_keys",
        "raw",
        "home",
        "long_text",
        "count",
        "a",
        "b",
        "os",
      ],
      restorable: true,
    },
    cell(1)`
import os
name = "it's \"odd\""
count: int = 3
big = 12345678901234567890
negative = -1.5e-3
whole = 2.0
nothing = None
names = ["a", "b"]
pair = (1, 2)
nested = {"a": [1, {"b": None}], "c": True}
odd_keys = {1: "a"}
raw = b"x"
home: str = os.environ.get("HOME", "")
long_text = (
    "one "
    "two"
)  # in two parts
a = b = 1
count = 4
`,
  ),
);

/**
 * Show count (cell 2).
 *
 * - needs `count` and `name`, which cell 1 makes
 */
export const showCount = task(
  { name: "show-count", mayRunAgain: true },
  py.cells(
    { reads: ["count", "name"] },
    cell(2)`
print(name, count)
`,
  ),
);

export default flow(
  {
    name: "parameters-literals",
    parameters: {
      type: "object",
      properties: {
        name: { type: "string", default: 'it\'s "odd"' },
        big: { type: "integer" },
        negative: { type: "number", default: -0.0015 },
        whole: { type: "number", default: 2 },
        nothing: { default: null },
        names: { type: "array", default: ["a", "b"] },
        pair: { type: "array", default: [1, 2] },
        nested: { type: "object", default: { a: [1, { b: null }], c: true } },
        odd_keys: { type: "object" },
        raw: {},
        home: { type: "string" },
        long_text: { type: "string", default: "one two", description: "in two parts" },
        count: { type: "integer", default: 4 },
      },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    showCount({ count: settings.count, name: settings.name });
  },
);

/**
 * IPython's syntax in a cell, made into Python as IPython does it.
 *
 * Automagic is not in the code that `transformCell` gives, because it is not in IPython's input transformation either: a line
 * magic without its percent sign (`ls`, `cd data`, `pip install x`) is found when the cell runs, if it is the whole cell and no
 * variable has that name. `TransformedCell.automagic` says where that may happen, and `parseCell` takes it for what it is where
 * the line is no Python.
 */
export type { LineMap } from "./line-map.js";
export type { Position } from "./position.js";
export { NestedTooDeep, transformAutomagic, transformCell } from "./transform-cell.js";
export type { EmbeddedPython, Magic, MagicKind, TransformedCell } from "./transformed-cell.js";

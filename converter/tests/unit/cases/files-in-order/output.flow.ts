/**
 * Write the table
 *
 * Converted by nbflow 0.1.0 from files-in-order.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:0f28ccbf96748b60108040a5625ab8eb96ea9e3de3cc5eefe80818b34f60dfe5 script=sha256:8024fefbacac3a28074fd5c0c408ed9573ed37796a4828ef5bc9cfc5a4e7dae2
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "files-in-order.ipynb",
  kernel: "python3",
});

/** Write the table (cell 1). */
export const writeTable = task(
  { name: "write-table" },
  py.cells(
    { restorable: true },
    cell(1)`
with open("table.csv", "w") as file:
    file.write("a,b\n1,2\n")
`,
  ),
);

/** Count the words (cell 2). */
export const countWords = task(
  { name: "count-words", mayRunAgain: true },
  py.cells(
    { writes: ["words"], apart: true },
    cell(2)`
words = len("one two".split())
`,
  ),
);

/**
 * Read the table (cells 3 and 4).
 *
 * - waits for `writeTable`: cell 3 sets `file` again after cell 1
 */
export const readTable = task(
  { name: "read-table" },
  py.cells(
    { writes: ["file", "lines"], apart: true, files: ["table.csv"] },
    cell(3)`
with open("table.csv") as file:
    lines = file.readlines()
`,
    cell(4)`
lines
`,
  ),
);

export default flow({ name: "files-in-order" }, async () => {
  const writtenTable = writeTable();
  const words = countWords();
  const table = readTable({}, { waitFor: [writtenTable] });
  return { words: words.words, lines: table.lines };
});

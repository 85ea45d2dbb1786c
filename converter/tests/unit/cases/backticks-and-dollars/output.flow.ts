/**
 * Converted by nbflow 0.1.0 from backticks-and-dollars.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:08e0eeab5488211185817b1e6655125c2ac2673acf9f90cdfbdae91fbbd90849 script=sha256:1b77025af16e908c3c4fa393609a7a2fae61d38c830fe4badb46beaa9fb3bca2
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "backticks-and-dollars.ipynb",
  kernel: "python3",
});

/** Set query (cells 1–3). */
export const setQuery = task(
  { name: "set-query", mayRunAgain: true },
  py.cells(
    { writes: ["query", "text", "path"] },
    cell(1)`
query = """SELECT \`a\` FROM \`t\` WHERE x = \${x} \\"""
`,
    cell(2)`
text = r"C:\temp${"\\`"}"
print(f"\${text}")
`,
    cell(3)`
path = "a\
\
b"
# ends in a backslash ${"\\"}
`,
  ),
);

export default flow({ name: "backticks-and-dollars" }, async () => {
  const query = setQuery();
  return { query: query.query, text: query.text, path: query.path };
});

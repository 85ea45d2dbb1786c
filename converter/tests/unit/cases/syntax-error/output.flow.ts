/**
 * Converted by nbflow 0.1.0 from syntax-error.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:f53f352c69f3e6d4464b8464e16fecc708f16f921bab8bad563a4476009dbb74 script=sha256:a9fac36a244b2c05000ce1bde48c74efaec413c351e9e355a522b18598b48597
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "syntax-error.ipynb",
  kernel: "python3",
});

/** Make x (cells 1–3). */
export const makeX = task(
  { name: "make-x" },
  py.cells(
    { writes: ["x", "y"] },
    cell(1)`
x = 1
`,
    cell(2)`
def broken(:
    pass
`,
    cell(3)`
y = x + 1
`,
  ),
);

export default flow({ name: "syntax-error" }, async () => {
  const x = makeX();
  return { y: x.y };
});

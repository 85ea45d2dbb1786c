/**
 * Converted by nbflow 0.1.0 from mutable-setting.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:1d03bc8ac6c8bddf1534dea5a6ba2d7466998d69feed32448b1981c0fcaf512f script=sha256:cdc5d3c3c497f13a6182c21b076848607c4ec489547b919b032142383d8f59dc
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "mutable-setting.ipynb",
  kernel: "python3",
});

/** Make names (cells 1–3). */
export const makeNames = task(
  { name: "make-names" },
  py.cells(
    { writes: ["limit", "names"] },
    cell(1)`
names = []
limit = 3
`,
    cell(2)`
names.append("a")
`,
    cell(3)`
print(names, limit)
`,
  ),
);

export default flow({ name: "mutable-setting" }, async () => {
  const names = makeNames();
  return { limit: names.limit, names: names.names };
});

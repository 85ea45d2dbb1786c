/**
 * Converted by nbflow 0.1.0 from mutable-setting.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:1d03bc8ac6c8bddf1534dea5a6ba2d7466998d69feed32448b1981c0fcaf512f script=sha256:2c2d2c2f9c02f36f4b8b50ed966f5b2737731cf5641dea6bfec58458014e6787
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "mutable-setting.ipynb",
  kernel: "python3",
});

/** Set names (cells 1–3). */
export const setNames = task(
  { name: "set-names", mayRunAgain: true },
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
  const names = setNames();
  return { limit: names.limit, names: names.names };
});

/**
 * Make
 *
 * Converted by nbflow 0.1.0 from unicode-variables.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:1f8473ed35829f4ebafaf55f381c402bbcdd70ee4a7ebe80bda07a24af55a398 script=sha256:b524035f385ea8769377c9c85e5ec75f7633210748aac2ff74976a17b20a3ddf
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "unicode-variables.ipynb",
  kernel: "python3",
});

/** Make (cell 1). */
export const makeEte = task(
  { name: "make-ete", mayRunAgain: true },
  py.cells(
    { writes: ["fine", "été", "名前"] },
    cell(1)`
名前 = ["a"]
été = 3
ﬁne = [1]
`,
  ),
);

/**
 * Use (cell 2).
 *
 * - needs `fine`, `été` and `名前`, which cell 1 makes
 */
export const showUse = task(
  { name: "show-use", mayRunAgain: true },
  py.cells(
    { reads: ["fine", "été", "名前"] },
    cell(2)`
print(名前, été, fine)
`,
  ),
);

export default flow({ name: "unicode-variables" }, async () => {
  const ete = makeEte();
  showUse({ fine: ete.fine, été: ete.été, 名前: ete.名前 });
  return { fine: ete.fine, été: ete.été, 名前: ete.名前 };
});

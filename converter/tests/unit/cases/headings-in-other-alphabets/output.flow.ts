/**
 * 读取数据
 *
 * Converted by nbflow 0.1.0 from headings-in-other-alphabets.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:0357b537ae20f8434dca9e7122011dec604304aae9bdde1b3307c1fb9b9e4141 script=sha256:07242ceac48bef9b931b0c9ea4c00796f5ea55761c20f930d84aadb50563e711
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "headings-in-other-alphabets.ipynb",
  kernel: "python3",
});

/** 读取数据 (cell 1). */
export const makeRows = task(
  { name: "make-rows", mayRunAgain: true },
  py.cells(
    { writes: ["rows"] },
    cell(1)`
rows = [1, 2, 3]
`,
  ),
);

/**
 * Données nettoyées (cell 2).
 *
 * - needs `rows`, which cell 1 makes
 */
export const makeDonneesNettoyees = task(
  { name: "make-donnees-nettoyees", mayRunAgain: true },
  py.cells(
    { reads: ["rows"], writes: ["kept"] },
    cell(2)`
kept = [r for r in rows if r > 1]
`,
  ),
);

/**
 * Launch it! (cell 3).
 *
 * - needs `kept`, which cell 2 makes
 */
export const launchKept = task(
  { name: "launch-kept", mayRunAgain: true },
  py.cells(
    { reads: ["kept"], apart: true },
    cell(3)`
print(kept)
`,
  ),
);

/**
 * Вывод (cell 4).
 *
 * - needs `kept`, which cell 2 makes
 */
export const makeTotal = task(
  { name: "make-total", mayRunAgain: true },
  py.cells(
    { reads: ["kept"], writes: ["total"], apart: true },
    cell(4)`
total = sum(kept)
`,
  ),
);

export default flow({ name: "headings-in-other-alphabets" }, async () => {
  const rows = makeRows();
  const donneesNettoyees = makeDonneesNettoyees({ rows: rows.rows });
  launchKept({ kept: donneesNettoyees.kept });
  const total = makeTotal({ kept: donneesNettoyees.kept });
  return { total: total.total };
});

/**
 * Converted by nbflow 0.1.0 from native-javascript.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:0f98a6d1ccb3b7b3eff3343c29fe19a1137c2aaf731f4d238d75efd24f1f32f2 cells=native script=sha256:6cc9943e598089a586e82c0bd1df6437d2100ffc3bd54a76cd4e643463690e41
 */
// @ts-nocheck
import { flow, show as showValue, task, type OutputsOf } from "nbflow";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Make task (cell 1). */
export const makeTask = task(
  { name: "make-task", cell: 1 },
  async () => {
    // cell 1
var task = require("node:os").EOL.length;
const show = (x) => x + task;
    return { task, show };
  },
);

/**
 * Show show (cell 2).
 *
 * - needs `show`, which cell 1 makes
 */
export const showShow = task(
  { name: "show-show", cell: 2 },
  async ({ show }: { show: OutputsOf<typeof makeTask>["show"] }) => {
    // cell 2
    await showValue(show(1));
  },
);

/** Make totals (cell 3). */
export const makeTotals = task(
  { name: "make-totals", cell: 3 },
  async () => {
    // cell 3
const totals = {};
for (const key of ["a", "b"]) console.log(key);
    return { totals };
  },
);

/**
 * Show totals (cell 4).
 *
 * - needs `show`, which cell 1 makes
 * - needs `totals`: cell 4 sets `.a` of `totals`, which cell 3 makes
 */
export const showTotals = task(
  { name: "show-totals", cell: 4 },
  async ({
    show,
    totals,
  }: {
    show: OutputsOf<typeof makeTask>["show"];
    totals: OutputsOf<typeof makeTotals>["totals"];
  }) => {
    // cell 4
totals.a = show(2);
    // cell 4, line 2
    await showValue(totals);
  },
);

export default flow(
  { name: "native-javascript", notebook: "native-javascript.ipynb" },
  async () => {
    const madeTask = makeTask();
    showShow({ show: madeTask.show });
    const totals = makeTotals();
    showTotals({ show: madeTask.show, totals: totals.totals });
    return { task: madeTask.task, totals: totals.totals };
  },
);

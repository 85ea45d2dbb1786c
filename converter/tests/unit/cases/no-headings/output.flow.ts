/**
 * Converted by nbflow 0.1.0 from no-headings.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:68d52e80671ab8f353f3391d4bea7b0ccfdf772cf7cf6f8ed0589e758e0ffdcd script=sha256:358b4f3766ea59daa7b4898c4091950d04cd7b324a111c5f07b41a18096501e9
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "no-headings.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import math
`,
  ],
});

/** Make the points (cells 2–6). */
export const makePoints = task(
  { name: "make-points", mayRunAgain: true },
  py.cells(
    { writes: ["points", "longest", "far"] },
    cell(2)`
# Make the points
points = [(x, x * x) for x in range(10)]
`,
    cell(3)`
points[:3]
`,
    cell(4)`
longest = max(math.hypot(x, y) for x, y in points)
`,
    cell(5)`
print(longest)
`,
    cell(6)`
# Count the far ones
far = [p for p in points if p[1] > 50]
len(far)
`,
  ),
);

export default flow({ name: "no-headings" }, async () => {
  const points = makePoints();
  return { longest: points.longest, far: points.far };
});

/**
 * Converted by nbflow 0.1.0 from seed-is-a-task.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:a8d008a3e8987aae7df19bde5aeaf1a91cb51a809947cf8f7c029cbedeeb29d4 script=sha256:489b95c88f5bf11f7e768d22153baca8af9662858935427539ead0c77bc55ce5
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "seed-is-a-task.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import random
`,
  ],
});

/** Make a (cells 2–5). */
export const makeA = task(
  { name: "make-a" },
  py.cells(
    { writes: ["a", "b"], restorable: true },
    cell(2)`
random.seed(7)
`,
    cell(3)`
a = [random.random() for _ in range(3)]
`,
    cell(4)`
b = random.random()
`,
    cell(5)`
print(a, b)
`,
  ),
);

export default flow({ name: "seed-is-a-task" }, async () => {
  const a = makeA();
  return { a: a.a, b: a.b };
});

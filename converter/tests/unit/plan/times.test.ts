import { expect, test } from "vitest";
import { planOf } from "./notebooks.js";

test("what a clock says names no task that makes something else, and is no result", async () => {
  const plan = await planOf([
    "import time\nt0 = time.time()",
    "total = sum(range(30))\ntotal",
    "print(time.time() - t0)",
  ]);
  expect(plan.tasks.map(({ id }) => id)).toEqual(["make-total"]);
  expect(plan.results.map(({ variable }) => variable)).toEqual(["total"]);
});
